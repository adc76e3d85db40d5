import { v7 as uuidv7 } from "uuid";
import { expect } from "vitest";
import { type AccountScene, type Answer, aMember, type Console } from "../kit/index.js";

const TABLES = ["account", "app_user", "user_role", "user_department", "session", "invitation", "event"];

/** Everything that the database holds of an account, and what waits to be mailed. */
async function tracesOf({ server, id }: AccountScene): Promise<string[]> {
  const rows = await Promise.all([
    ...TABLES.map((table) =>
      server.sql<{ row: string }>(
        `select '${table} ' || t::text as row from ${table} t where ${table === "account" ? "id" : "account_id"} = $1 order by 1`,
        [id],
      ),
    ),
    server.sql<{ row: string }>("select 'job ' || count(*) as row from graphile_worker._private_jobs"),
    server.sql<{ row: string }>("select 'mail ' || count(*) as row from mailbox"),
  ]);
  return rows.flat().map(({ row }) => row);
}

/** Runs something that must leave the account exactly as it is; answers what it answered. */
export async function leavingNoTrace<T>(account: AccountScene, work: () => Promise<T>): Promise<T> {
  const before = await tracesOf(account);
  const answer = await work();
  expect(await tracesOf(account)).toEqual(before);
  return answer;
}

const USER_ERRORS = "userErrors { code path permissions }";

const RESULTS = `results { id user { id version status } ${USER_ERRORS} } ${USER_ERRORS}`;
const documents = {
  updateUser: `mutation($input: UpdateUserInput!) { answer: updateUser(input: $input) { user { id version } ${USER_ERRORS} } }`,
  updateProfile: `mutation($input: UpdateProfileInput!) { answer: updateProfile(input: $input) { user { id version } ${USER_ERRORS} } }`,
  updateUsers: `mutation($input: UpdateUsersInput!) { answer: updateUsers(input: $input) { ${RESULTS} } }`,
  suspendUsers: `mutation($input: SuspendUsersInput!) { answer: suspendUsers(input: $input) { ${RESULTS} } }`,
  reactivateUsers: `mutation($input: UserIdsInput!) { answer: reactivateUsers(input: $input) { ${RESULTS} } }`,
  deleteUsers: `mutation($input: UserIdsInput!) { answer: deleteUsers(input: $input) { ${RESULTS} } }`,
  revokeUserSessions: `mutation($input: UserIdsInput!) { answer: revokeUserSessions(input: $input) { ${RESULTS} } }`,
};

export type Verb = keyof typeof documents;

/** What a mutation of users answers, whatever that is. */
export const asked = (console: Console, verb: Verb, input: object): Promise<Answer> =>
  console.graphql(documents[verb], { input });

/** The payload of a mutation of users that the viewer may use. */
export async function payloadOf(console: Console, verb: Verb, input: object) {
  const { data, errors } = await asked(console, verb, input);
  expect(errors).toBeUndefined();
  return data!.answer;
}

/** The codes of each result, in order; `done` for one without errors. */
// biome-ignore lint/suspicious/noExplicitAny: payloads are as various as the documents
export const codesOf = (payload: any): string[] =>
  payload.results.map((result: { userErrors: { code: string }[] }) =>
    result.userErrors.length ? result.userErrors.map(({ code }) => code).join() : "done",
  );

/** A department, by the account's own words. */
export async function aDepartment(admin: Console, name: string): Promise<string> {
  const { createDepartment } = await admin.must(
    "mutation($name: String!) { createDepartment(input: { name: $name }) { department { id } userErrors { code } } }",
    { name },
  );
  return createDepartment.department.id;
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
export const USERS = `query($first: Int, $after: String, $last: Int, $before: String, $filter: UserFilter, $orderBy: UserOrder) {
  users(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id name } } } }`;

/** A page of users as it came. */
// biome-ignore lint/suspicious/noExplicitAny: a page as it came
export const page = async (console: Console, variables: object): Promise<any> =>
  (await console.must(USERS, variables as never)).users;

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
