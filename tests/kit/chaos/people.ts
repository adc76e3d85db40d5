import { setTimeout as sleep } from "node:timers/promises";
import { ask } from "./ask.js";
import type { FragileMailServer } from "./mail-server.js";

/** Somebody who can sign in. */
export interface Person {
  id: string;
  email: string;
  password: string;
  /** Of the session that was opened last. */
  token: string;
}

/** An account that is written to while everything breaks. */
export interface ChaosAccount {
  id: string;
  slug: string;
  /** Never suspended. */
  owner: Person;
  /** Administrators who are suspended again and again. */
  wards: Person[];
  /** Who is edited; nobody signs in as them. */
  team: string[];
  /** Agents with a limit, to whom conversations are assigned. */
  agents: string[];
  roleIds: Readonly<Record<string, string>>;
  channelId: string;
  contactId: string;
}

const PASSWORD = "a quay where 7 gulls argue";
const CONVERSATION_LIMIT = 2;

const SIGN_UP = `mutation ($input: CreateAccountInput!) { createAccount(input: $input) { result { ... on SignedIn { token viewer { account { id slug } user { id } } } } userErrors { code } } }`;
const ROLES = "{ roles { id systemRole } }";
const INVITE = `mutation ($input: InviteUsersInput!) { inviteUsers(input: $input) { results { userErrors { code } } userErrors { code } } }`;
const ACCEPT = `mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { result { ... on SignedIn { token viewer { user { id } } } } userErrors { code } } }`;
const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) { result { ... on SignedIn { token } } userErrors { code } } }`;
const CREATE_USER = `mutation ($input: CreateUserInput!) { createUser(input: $input) { user { id } userErrors { code } } }`;
const CHANNEL = `mutation ($input: CreateChannelInput!) { createChannel(input: $input) { channel { id } userErrors { code } } }`;
const CONTACT = `mutation ($input: CreateContactInput!) { createContact(input: $input) { contact { id } userErrors { code } } }`;

/** While nothing breaks yet. */
async function must<Data>(url: string, token: string | null, query: string, variables?: object): Promise<Data> {
  const reply = await ask<Data>(url, token, query, variables);
  if (reply.kind !== "ANSWERED") throw new Error(`The scene could not be set: ${JSON.stringify(reply)}`);
  return reply.data;
}

export interface AccountOptions {
  url: string;
  mailServer: FragileMailServer;
  slug: string;
  wards: number;
  team: number;
  agents: number;
}

/** An account as its people would make it: signed up, invited by mail, joined. */
export async function anAccountOfPeople(options: AccountOptions): Promise<ChaosAccount> {
  const { url, slug } = options;
  const email = `owner@${slug}.example`;
  const signedUp = await must<{
    result: { token: string; viewer: { account: { id: string; slug: string }; user: { id: string } } };
  }>(url, null, SIGN_UP, {
    input: { accountName: slug, slug, firstName: "Olga", lastName: "Prado", email, password: PASSWORD },
  });
  const { token, viewer } = signedUp.result;
  const roles = await must<{ id: string; systemRole: string }[]>(url, token, ROLES);
  const roleIds = Object.fromEntries(roles.map(({ id, systemRole }) => [systemRole, id]));
  const creating = async (kind: string, i: number, limit?: number) => {
    const made = await must<{ user: { id: string } }>(url, token, CREATE_USER, {
      input: {
        firstName: kind,
        lastName: `No. ${i}`,
        email: `${kind}-${i}@${slug}.example`,
        roleIds: [roleIds.AGENT],
        conversationLimit: limit,
      },
    });
    return made.user.id;
  };
  const all = <Made>(count: number, make: (i: number) => Promise<Made>) =>
    Promise.all(Array.from({ length: count }, (_, i) => make(i)));
  const { channel } = await must<{ channel: { id: string } }>(url, token, CHANNEL, {
    input: { name: "Site", kind: "WEBCHAT" },
  });
  const { contact } = await must<{ contact: { id: string } }>(url, token, CONTACT, { input: { name: "Rui" } });
  return {
    id: viewer.account.id,
    slug: viewer.account.slug,
    owner: { id: viewer.user.id, email, password: PASSWORD, token },
    wards: await all(options.wards, (i) =>
      joining(options, token, `ward-${i}@${slug}.example`, roleIds.ADMINISTRATOR!),
    ),
    team: await all(options.team, (i) => creating("team", i)),
    agents: await all(options.agents, (i) => creating("agent", i, CONVERSATION_LIMIT)),
    roleIds,
    channelId: channel.id,
    contactId: contact.id,
  };
}

/** Invited by the owner, and accepting by the link in the mail. */
async function joining(
  { url, mailServer }: AccountOptions,
  ownersToken: string,
  email: string,
  roleId: string,
): Promise<Person> {
  await must(url, ownersToken, INVITE, { input: { emails: [email], roleIds: [roleId] } });
  let token: string | null | undefined;
  for (; !token; await sleep(20)) token = mailServer.accepted.find(({ to }) => to === email)?.token;
  const accepted = await must<{ result: { token: string; viewer: { user: { id: string } } } }>(url, null, ACCEPT, {
    input: { token, firstName: "Vera", lastName: "Lopes", password: PASSWORD },
  });
  return { id: accepted.result.viewer.user.id, email, password: PASSWORD, token: accepted.result.token };
}

/** Opens another session; null where that did not succeed this time. */
export async function signIn(url: string, { slug }: ChaosAccount, person: Person): Promise<string | null> {
  const input = { email: person.email, password: person.password, account: slug };
  const reply = await ask<{ result: { token: string } }>(url, null, SIGN_IN, { input });
  return reply.kind === "ANSWERED" ? (reply.data.result?.token ?? null) : null;
}
