import { v7 as uuidv7 } from "uuid";
import { expect } from "vitest";
import {
  type AccountScene,
  type Answer,
  aMember,
  anAccount,
  aSession,
  type Console,
  graphql,
  leavingNoTrace as leavingAccount,
  type ResultOf,
  type TestServer,
} from "../kit/index.js";

/** What a conversation needs to be begun, and who works on it. */
export interface Desk {
  readonly server: TestServer;
  readonly account: AccountScene;
  readonly admin: Console;
  readonly contactId: string;
  readonly channelId: string;
}

export type PartTable = "department" | "skill" | "project" | "label" | "contact_group" | "organization";

/** A part of the account that is no more than its name; a label is grey. */
export async function aRow({ server, account }: Desk, table: PartTable, name: string): Promise<string> {
  const id = uuidv7();
  const [column, value] = table === "label" ? [", color", ", '#808080'"] : ["", ""];
  await server.sql(`insert into ${table} (account_id, id, name${column}) values ($1, $2, $3${value})`, [
    account.id,
    id,
    name,
  ]);
  return id;
}

export async function aContact({ server, account }: Pick<Desk, "server" | "account">, name = "Zélia", email?: string) {
  const id = uuidv7();
  const values = [account.id, id, name, email ?? null];
  await server.sql("insert into contact (account_id, id, name, email) values ($1, $2, $3, $4)", values);
  return id;
}

/** An account with an Administrator, a channel and a contact. */
export async function aDesk(server: TestServer): Promise<Desk> {
  const { account, admin } = await anAccount(server);
  const channelId = uuidv7();
  await server.sql("insert into channel (account_id, id, name, kind) values ($1, $2, 'WhatsApp', 'WHATSAPP')", [
    account.id,
    channelId,
  ]);
  return { server, account, admin, channelId, contactId: await aContact({ server, account }) };
}

export async function aChatGroup({ server, account, channelId }: Desk, name: string): Promise<string> {
  const id = uuidv7();
  const values = [account.id, id, name, channelId];
  await server.sql("insert into chat_group (account_id, id, name, channel_id) values ($1, $2, $3, $4)", values);
  return id;
}

/** Puts users into a department, or gives them a skill, a project, a chat group. */
export async function join(
  { server, account }: Desk,
  part: "department" | "skill" | "project" | "chat_group",
  partId: string,
  ...users: Console[]
): Promise<void> {
  for (const { userId } of users)
    await server.sql(`insert into user_${part} (account_id, user_id, ${part}_id) values ($1, $2, $3)`, [
      account.id,
      userId,
      partId,
    ]);
}

/** A client account of an organization, signed in. */
export async function aClient(desk: Desk, organizationId: string): Promise<Console> {
  const id = uuidv7();
  await desk.server.sql(
    `insert into app_user (account_id, id, kind, first_name, last_name, email, language, organization_id, email_verified_at)
     values ($1, $2, 'CLIENT', 'Carla', 'Dias', $3, 'EN', $4, now())`,
    [desk.account.id, id, `${id}@partner.example`, organizationId],
  );
  return aSession(desk.account, id);
}

export const limit = ({ server, account }: Desk, { userId }: Console, most: number | null) =>
  server.sql("update app_user set conversation_limit = $3 where account_id = $1 and id = $2", [
    account.id,
    userId,
    most,
  ]);

const OPEN = graphql(`mutation ($input: OpenConversationInput!) { openConversation(input: $input) {
  conversation { id protocol status startedBy startedByUser { id } assignee { id } department { id } createdAt closedAt lastMessageAt writable }
  userErrors { code path } } }`);
type OpenInput = Partial<Parameters<typeof openAsked>[2]>;

export const openAsked = (
  { contactId, channelId }: Pick<Desk, "contactId" | "channelId">,
  console: Console,
  input: {
    contactId?: string;
    channelId?: string;
    startedBy?: "CONTACT" | "USER" | "SYSTEM" | null;
    departmentId?: string | null;
    projectId?: string | null;
    chatGroupId?: string | null;
    requiredSkillIds?: string[];
    text?: string | null;
  } = {},
): Promise<Answer<ResultOf<typeof OPEN>>> => console.graphql(OPEN, { input: { contactId, channelId, ...input } });

const opened = ({ data, errors }: Answer<ResultOf<typeof OPEN>>) => {
  expect(errors).toBeUndefined();
  expect(data!.openConversation!.userErrors).toEqual([]);
  return data!.openConversation!.conversation!;
};

/** One that the contact begins, as the channel tells it. */
export const fromContact = async (desk: Desk, input: OpenInput = {}) =>
  opened(await openAsked(desk, desk.admin, { startedBy: "CONTACT", text: "Bom dia!", ...input }));

/** One that a user begins, whose it is then. */
export const fromUser = async (desk: Desk, user: Console, input: OpenInput = {}) =>
  opened(await openAsked(desk, user, { text: "Olá!", ...input }));

const ADD = graphql(`mutation ($input: AddMessageInput!) { addMessage(input: $input) {
  message { id author user { id } signature text createdAt } userErrors { code path } } }`);

export const addAsked = (
  console: Console,
  input: { conversationId: string; text: string; author?: "CONTACT" | "USER" | "SYSTEM"; attachmentIds?: string[] },
) => console.graphql(ADD, { input });

/** Says something; as the contact where it says so. */
export async function say(console: Console, conversationId: string, text: string, author?: "CONTACT") {
  const { data, errors } = await addAsked(console, { conversationId, text, ...(author && { author }) });
  expect(errors).toBeUndefined();
  expect(data!.addMessage!.userErrors).toEqual([]);
  return data!.addMessage!.message!;
}

const ASSIGN = graphql(`mutation ($id: ID!, $to: AssignmentTarget!) { assignConversation(input: { id: $id, to: $to }) {
  conversation { id status assignee { id } department { id } requiredSkills { id } } userErrors { code path } } }`);

type Target = { userId: string } | { departmentId: string } | { skillIds: string[] } | { nobody: boolean };

export const assignAsked = (console: Console, id: string, to: Target) => console.graphql(ASSIGN, { id, to });

export async function assign(console: Console, id: string, to: Target) {
  const { data, errors } = await assignAsked(console, id, to);
  expect(errors).toBeUndefined();
  expect(data!.assignConversation!.userErrors).toEqual([]);
  return data!.assignConversation!.conversation!;
}

const CLOSE = graphql(`mutation ($id: ID!) { closeConversation(input: { id: $id }) {
  conversation { id status closedAt writable } userErrors { code path } } }`);

export const closeAsked = (console: Console, id: string) => console.graphql(CLOSE, { id });

export async function close(console: Console, id: string) {
  const { data, errors } = await closeAsked(console, id);
  expect(errors).toBeUndefined();
  expect(data!.closeConversation!.userErrors).toEqual([]);
  return data!.closeConversation!.conversation!;
}

/** What was said, oldest first. */
export const messagesOf = async (console: Console, id: string) =>
  (
    await console.must(
      graphql(
        `query ($id: ID!) { conversation(by: { id: $id }) { messages(first: 100) { nodes { author text signature user { id } } } } }`,
      ),
      { id },
    )
  ).conversation.messages.nodes;

/** What an answer comes to in a word: the codes of its user errors, those of its errors, or `done`. */
export function outcomeOf({ data, errors }: Answer<Record<string, { userErrors: { code: string }[] } | null>>): string {
  if (errors) return errors.map(({ extensions }) => extensions.code).join();
  return (
    Object.values(data!)[0]!
      .userErrors.map(({ code }) => code)
      .join() || "done"
  );
}

/** Runs something that must leave everything as it is; answers what it answered. */
export const leavingNoTrace = <T>({ account }: Desk, work: () => Promise<T>): Promise<T> =>
  leavingAccount(account, work);

/** Members of every system role. */
export const aTeam = async ({ account }: Desk) => ({
  MANAGER: await aMember(account, { role: "MANAGER" }),
  AGENT: await aMember(account, { role: "AGENT" }),
  DISPATCHER: await aMember(account, { role: "DISPATCHER" }),
  EDITOR: await aMember(account, { role: "EDITOR" }),
  ATTENDANT: await aMember(account, { role: "ATTENDANT" }),
});
