import { expect } from "vitest";
import { type AccountScene, type Console, graphql, type VariablesOf } from "../kit/index.js";

export const CREATE = graphql(`mutation ($input: CreateUserInput!) {
  createUser(input: $input) {
    user {
      id kind status firstName lastName name webchatName email emailVerified language conversationLimit absenceMessage mustChangePassword
      twoFactor { required enabled } roles { name } permissions version suspension { until reason by { id } }
      departments { name } skills { name } projects { name } channels { name }  chatGroups { name }
    } userErrors { code path permissions retryAfter } }
}`);

type NewUser = Partial<VariablesOf<typeof CREATE>["input"]>;

let people = 0;
/** An address that no other test has. */
export const anAddress = (): string => `made-${process.pid}-${++people}@example.com`;

/** What makes an agent, as a console sends it. */
export const anAgent = ({ roleIds }: AccountScene, more: NewUser = {}) => ({
  input: { firstName: "Carla", lastName: "Dias", email: anAddress(), roleIds: [roleIds.AGENT], ...more },
});

/** The payload, whatever it says. */
export async function created(console: Console, account: AccountScene, more: NewUser = {}) {
  const { data, errors } = await console.graphql(CREATE, anAgent(account, more));
  expect(errors).toBeUndefined();
  return data!.createUser!;
}

/** The user, who must have been made. */
export async function aUser(console: Console, account: AccountScene, more: NewUser = {}) {
  const { user, userErrors } = await created(console, account, more);
  expect(userErrors).toEqual([]);
  return user!;
}

/** Codes and places of what was refused. */
export const refusalsOf = async (console: Console, account: AccountScene, more: NewUser): Promise<string[]> => {
  const { user, userErrors } = await created(console, account, more);
  expect(user).toBeNull();
  return userErrors.map(({ code, path }) => `${code} ${path?.join(".")}`);
};
