import { v7 as uuidv7 } from "uuid";
import { expect } from "vitest";
import {
  type AccountScene,
  type Answer,
  aMember,
  type Console,
  graphql,
  type ResultOf,
  type VariablesOf,
} from "../kit/index.js";

const documents = {
  updateUser: graphql(`mutation($input: UpdateUserInput!) { answer: updateUser(input: $input) {
    user { id version } userErrors { code path permissions } } }`),
  updateProfile: graphql(`mutation($input: UpdateProfileInput!) { answer: updateProfile(input: $input) {
    user { id version } userErrors { code path permissions } } }`),
  updateUsers: graphql(`mutation($input: UpdateUsersInput!) { answer: updateUsers(input: $input) {
    results { id user { id version status } userErrors { code path permissions } } userErrors { code path permissions } } }`),
  suspendUsers: graphql(`mutation($input: SuspendUsersInput!) { answer: suspendUsers(input: $input) {
    results { id user { id version status } userErrors { code path permissions } } userErrors { code path permissions } } }`),
  reactivateUsers: graphql(`mutation($input: UserIdsInput!) { answer: reactivateUsers(input: $input) {
    results { id user { id version status } userErrors { code path permissions } } userErrors { code path permissions } } }`),
  deleteUsers: graphql(`mutation($input: UserIdsInput!) { answer: deleteUsers(input: $input) {
    results { id user { id version status } userErrors { code path permissions } } userErrors { code path permissions } } }`),
  revokeUserSessions: graphql(`mutation($input: UserIdsInput!) { answer: revokeUserSessions(input: $input) {
    results { id user { id version status } userErrors { code path permissions } } userErrors { code path permissions } } }`),
};

export type Verb = keyof typeof documents;
/** A verb that takes many users at once. */
export type ManyVerb = Exclude<Verb, "updateUser" | "updateProfile">;
export type InputOf<V extends Verb> = VariablesOf<(typeof documents)[V]>["input"];
type ResultOfVerb<V extends Verb> = ResultOf<(typeof documents)[V]>;

/** What a mutation of users answers, whatever that is. */
export const asked = <V extends Verb>(console: Console, verb: V, input: InputOf<V>): Promise<Answer<ResultOfVerb<V>>> =>
  console.graphql(documents[verb], { input } as never);

/** The payload of a mutation of users that the viewer may use. */
export async function payloadOf<V extends Verb>(console: Console, verb: V, input: InputOf<V>) {
  const { data, errors } = await asked(console, verb, input);
  expect(errors).toBeUndefined();
  return data!.answer as NonNullable<ResultOfVerb<V>["answer"]>;
}

/** The codes of each result, in order; `done` for one without errors. */
export const codesOf = (payload: { results: { userErrors: { code: string }[] }[] }): string[] =>
  payload.results.map(({ userErrors }) => userErrors.map(({ code }) => code).join() || "done");

/** A department, by the account's own words. */
export async function aDepartment(admin: Console, name: string): Promise<string> {
  const { createDepartment } = await admin.must(
    graphql(
      `mutation($name: String!) { createDepartment(input: { name: $name }) { department { id } userErrors { code } } }`,
    ),
    { name },
  );
  return createDepartment.department!.id;
}

/** A custom role, as an account that has them holds it. */
export async function aCustomRole(
  account: AccountScene,
  name: string,
  permissions: readonly string[],
): Promise<string> {
  const id = uuidv7();
  await account.server.sql(
    "insert into role (account_id, id, kind, name, permissions) values ($1, $2, 'CUSTOM', $3, $4)",
    [account.id, id, name, permissions],
  );
  return id;
}

/** An invitation that waits to be accepted. */
export async function aPendingInvitation(account: AccountScene, invitedBy: string, email: string): Promise<string> {
  const id = uuidv7();
  await account.server.sql(
    `insert into invitation (account_id, id, email, language, invited_by, token_hash, expires_at)
     values ($1, $2, $3, 'EN', $4, decode(md5($3), 'hex'), now() + interval '7 days')`,
    [account.id, id, email, invitedBy],
  );
  return id;
}

/** Every way of asking for users. */
export const USERS =
  graphql(`query($first: Int, $after: String, $last: Int, $before: String, $filter: UserFilter, $orderBy: UserOrder) {
  users(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id name } } } }`);

/** A page of users as it came. */
export const page = async (console: Console, variables: VariablesOf<typeof USERS>) =>
  (await console.must(USERS, variables)).users;

/** The names on a page, in its order. */
export const namesOf = ({ edges }: { edges: { node: { name: string } }[] }) => edges.map(({ node }) => node.name);

/** Members by their full names. */
export async function people(account: AccountScene, ...names: string[]): Promise<Console[]> {
  const made: Console[] = [];
  for (const name of names) {
    const [firstName, ...rest] = name.split(" ");
    made.push(await aMember(account, { firstName, lastName: rest.join(" ") }));
  }
  return made;
}
