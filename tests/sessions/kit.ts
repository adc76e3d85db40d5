import { expect } from "vitest";
import { hashPassword } from "../../src/security/passwords.js";
import {
  type AccountScene,
  type Answer,
  aMember,
  Console,
  graphql,
  idle,
  nobody,
  type TestServer,
  untyped,
} from "../kit/index.js";

export const PASSWORD = "kettle drums";
export const NEW_PASSWORD = "quiet harbour";

const HASHED = hashPassword(PASSWORD);

/** Gives a user the password `PASSWORD`. */
export async function withPassword<User extends { userId: string }>(server: TestServer, user: User): Promise<User> {
  await server.sql("update app_user set password_hash = $2 where id = $1", [user.userId, await HASHED]);
  return user;
}

/** A member who can sign in with `PASSWORD`. */
export const aMemberWithPassword = async (account: AccountScene, person?: Parameters<typeof aMember>[1]) =>
  withPassword(account.server, await aMember(account, person));

/** What any way of signing in may lead to. */
export const ENTERED = `result {
      __typename
      ... on SignedIn { token expiresAt viewer { user { id email } account { slug } session { id current } permissions } }
      ... on AccountChoice { accounts { slug name } }
      ... on TwoFactorChallenge { challenge expiresAt }
      ... on TwoFactorEnrolmentChallenge { challenge expiresAt }
      ... on PasswordChangeChallenge { challenge expiresAt }
    }
    userErrors { code message path retryAfter }`;

export const SIGN_IN = untyped(`mutation ($input: SignInInput!) { signIn(input: $input) { ${ENTERED} } }`);

interface SignIn {
  email: string;
  password?: string;
  account?: string;
  cookie?: boolean;
}

/** What signing in answers to somebody who has no session, from any client's address. */
export async function signIn(server: TestServer, input: SignIn, headers: Record<string, string> = {}) {
  const { data, errors } = await nobody(server).graphql(SIGN_IN, { input: { password: PASSWORD, ...input } }, headers);
  expect(errors).toBeUndefined();
  return data!.signIn as { result: Record<string, never> | null; userErrors: { code: string; retryAfter?: number }[] };
}

/** The code of the only refusal; null where it was done. */
export const codeOf = ({ userErrors }: { userErrors: { code: string }[] }): string | null =>
  userErrors.map(({ code }) => code).join() || null;

/** The first userErrors of an operation's only field. */
export function refusalsIn({ data, errors }: Answer): { code: string; path: string[] | null }[] {
  expect(errors).toBeUndefined();
  return Object.values(data!)[0].userErrors;
}

/** A console that shows another token. */
export const withToken = (server: TestServer, token: string): Console =>
  new Console(server.graphqlUrl, token, "", "", "");

export const isAlive = async (console: Console): Promise<boolean> =>
  (await console.graphql(graphql(`{ viewer { session { id } } }`))).data?.viewer != null;

/** The token in the newest of so many mails to an address. */
export async function tokenMailed(server: TestServer, to: string, count = 1): Promise<string> {
  const { text } = (await server.mails(to, count)).at(-1)!;
  return /[?&]token=([\w-]+)/.exec(text)![1]!;
}

/**
 * Everything that a refusal must leave as it was, of all accounts that the test file has made: all rows but those that count attempts and
 * uses, and those whose time is over, which are swept away.
 */
export async function stateOf(server: TestServer): Promise<unknown> {
  await idle(server);
  const tables = [
    ...["app_user", "user_role", "session", "link_token", "seat_request", "event"],
    ...["two_factor", "recovery_code", "two_factor_enrolment", "sign_in_challenge", "known_device"],
  ].map((table) => [table, `account_id >= '${server.since}'`]);
  const state: Record<string, unknown> = {};
  for (const [table, ours] of [...tables, ["account", `id >= '${server.since}'`], ["mailbox", "true"]])
    [state[table!]] = await server.sql(
      `select json_agg(row order by row::text) from (select to_jsonb(t) - 'last_used_at' - 'last_seen_at' - 'check_at' as row from ${table} t
         where ${ours} and coalesce((to_jsonb(t) ->> 'expires_at')::timestamptz, 'infinity') > now()) t`,
    );
  return state;
}
