import { expect } from "vitest";
import {
  type AccountScene,
  type Answer,
  type Console,
  graphql,
  type TestServer,
  type VariablesOf,
} from "../kit/index.js";

export const INVITE = graphql(`mutation ($input: InviteUsersInput!) {
  inviteUsers(input: $input) {
    results { email invitation { id status } userErrors { code path permissions retryAfter } }
    userErrors { code path permissions }
  }
}`);
export const RESEND = graphql(`mutation ($input: InvitationIdsInput!) {
  resendInvitations(input: $input) {
    results { id invitation { id status sendCount version } userErrors { code path permissions retryAfter } }
    userErrors { code path }
  }
}`);
export const REVOKE = graphql(`mutation ($input: InvitationIdsInput!) {
  revokeInvitations(input: $input) {
    results { id invitation { id status sendCount version } userErrors { code path permissions retryAfter } }
    userErrors { code path }
  }
}`);
export const ACCEPT = graphql(`mutation ($input: AcceptInvitationInput!) {
  acceptInvitation(input: $input) {
    result { __typename ... on SignedIn { token expiresAt viewer { user { id name email emailVerified roles { name } departments { name } conversationLimit language } } } }
    userErrors { code path }
  }
}`);
export const DECLINE = graphql(
  `mutation ($token: String!) { declineInvitation(token: $token) { declined userErrors { code path } } }`,
);
export const PREVIEW = graphql(`query ($token: String!) {
  invitationPreview(token: $token) { accountName email invitedByName roleNames organizationName status expiresAt }
}`);
export const GET = graphql(`query ($id: ID!) { invitation(id: $id) {
  id email kind status roles { name } departments { name } conversationLimit message language invitedBy { id name } acceptedBy { id name }
  createdAt sentAt sendCount expiresAt delivery version
} }`);
export const SEATS = graphql(`{ viewer { account { seats { limit used reserved available } } } }`);

export const PASSWORD = "horse battery";

interface Result {
  userErrors: { code: string }[];
}

let people = 0;
/** An address that no other test has. */
export const anAddress = (): string => `newcomer-${process.pid}-${++people}@example.com`;

type Invitation = Partial<VariablesOf<typeof INVITE>["input"]>;

/** What invites agents, as a console sends it. */
export const agents = (account: AccountScene, emails: string | string[], more: Invitation = {}) => ({
  input: { emails: [emails].flat(), roleIds: [account.roleIds.AGENT], ...more },
});

/** The results of inviting agents; the request as a whole must be in order. */
export async function invite(who: Console, account: AccountScene, emails: string | string[], more: Invitation = {}) {
  return resultsOf(await who.graphql(INVITE, agents(account, emails, more)));
}

/** The results of the only field, which as a whole must be in order. */
export function resultsOf<Each>({
  data,
  errors,
}: Answer<{ [field: string]: { results: Each[]; userErrors: object[] } | null }>) {
  expect(errors).toBeUndefined();
  const [payload] = Object.values(data!);
  expect(payload!.userErrors).toEqual([]);
  return payload!.results;
}

/** An address's error code, or `sent`. */
export const outcomes = (results: (Result & { email: string })[]): [string, string][] =>
  results.map(({ email, userErrors: [error] }) => [email, error?.code ?? "sent"]);

export const codes = (results: Result[]): string[] => results.map(({ userErrors: [error] }) => error?.code ?? "done");

const tokenIn = (text: string): string => /\/accept-invitation\?token=([\w-]+)/.exec(text)![1]!;

/** The token in the newest of so many mails to an address. */
export const tokenFor = async (server: TestServer, email: string, mails = 1): Promise<string> =>
  tokenIn((await server.mails(email, mails)).at(-1)!.text);

/** Invites one agent; answers the invitation's id and the token in its mail. */
export async function anInvitation(who: Console, account: AccountScene, more: Invitation & { email?: string } = {}) {
  const { email = anAddress(), ...input } = more;
  const [result] = await invite(who, account, email, input);
  expect(result!.userErrors).toEqual([]);
  return { id: result!.invitation!.id, email, token: await tokenFor(account.server, email) };
}

export const acceptance = (token: string, more: Partial<VariablesOf<typeof ACCEPT>["input"]> = {}) => ({
  input: { token, firstName: "Carla", lastName: "Dias", password: PASSWORD, ...more },
});

/** Makes it look as if an invitation had been sent longer ago. */
export const age = (server: TestServer, ids: string[], interval: string) =>
  server.sql(
    "update invitation set sent_at = sent_at - $2::interval, expires_at = expires_at - $2::interval where id = any($1::uuid[])",
    [ids, interval],
  );

export const kindsOf = async (account: AccountScene): Promise<string[]> =>
  (await account.server.eventsOf(account.id)).map(({ kind }) => kind);

/** Everything of an account that an operation on invitations may change, and all mails: those that wait and those that came. */
async function stateOf({ server, id }: AccountScene) {
  const of = (table: string) => server.sql(`select * from ${table} x where account_id = $1 order by x::text`, [id]);
  return {
    invitations: await server.sql(
      "select to_jsonb(i) - 'delivery' as row from invitation i where account_id = $1 order by id",
      [id],
    ),
    roles: await of("invitation_role"),
    users: await of("app_user"),
    sessions: await server.sql("select id from session where account_id = $1 order by id", [id]),
    events: await of("event"),
    attempts: await server.sql("select sum(count)::int as taken from throttle"),
    mails: await server.sql(
      `select split_part(message_id, '@', 1) as id from mailbox
       union select payload ->> 'id' from graphile_worker._private_jobs order by 1`,
    ),
  };
}

/** Proves that what `work` does leaves nothing behind: no row, no event, no mail, no attempt. */
export async function leavesNothing<T>(account: AccountScene, work: () => Promise<T>): Promise<T> {
  const before = await stateOf(account);
  const answer = await work();
  expect(await stateOf(account)).toEqual(before);
  return answer;
}

/** So many things at once. */
export const atOnce = <T>(count: number, work: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => work(i)));
