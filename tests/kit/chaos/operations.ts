import { KEY } from "./keys.js";
import type { Writer } from "./writer.js";

/** What somebody does next. */
export type Operation = (writer: Writer) => Promise<unknown>;

interface Results {
  results: { userErrors: { code: string }[]; invitation?: { id: string } | null }[];
}

const codesOf = ({ results }: Results): string[][] =>
  results.map(({ userErrors }) => userErrors.map(({ code }) => code));

/** Invitations may be sent again after a minute. */
const RESENDABLE_AFTER = 61_000;
/** More of them than this are revoked, or seats would run out for good. */
const MOST_PENDING = 4;
const MOST_USERS = 3;
/** Edited at once. */
const MANY = 8;

const CREATE_DEPARTMENT = `mutation ($input: CreateDepartmentInput!) { createDepartment(input: $input) { department { id } userErrors { code } } }`;
const UPDATE_USER = `mutation ($input: UpdateUserInput!) { updateUser(input: $input) { user { id } userErrors { code } } }`;
const UPDATE_USERS = `mutation ($input: UpdateUsersInput!) { updateUsers(input: $input) { results { userErrors { code } } userErrors { code } } }`;
const INVITE = `mutation ($input: InviteUsersInput!) { inviteUsers(input: $input) { results { invitation { id } userErrors { code } } userErrors { code } } }`;
const RESEND = `mutation ($input: InvitationIdsInput!) { resendInvitations(input: $input) { results { userErrors { code } } userErrors { code } } }`;
const REVOKE = `mutation ($input: InvitationIdsInput!) { revokeInvitations(input: $input) { results { userErrors { code } } userErrors { code } } }`;
const CREATE_USER = `mutation ($input: CreateUserInput!) { createUser(input: $input) { user { id } userErrors { code } } }`;
const DELETE = `mutation ($input: UserIdsInput!) { deleteUsers(input: $input) { results { userErrors { code } } userErrors { code } } }`;
const OPEN = `mutation ($input: OpenConversationInput!) { openConversation(input: $input) { conversation { id } userErrors { code } } }`;
const SAY = `mutation ($input: AddMessageInput!) { addMessage(input: $input) { message { id } userErrors { code } } }`;
const ASSIGN = `mutation ($input: AssignConversationInput!) { assignConversation(input: $input) { conversation { id } userErrors { code } } }`;
const CLOSE = `mutation ($input: CloseConversationInput!) { closeConversation(input: $input) { conversation { id } userErrors { code } } }`;

export const createDepartment: Operation = (writer) => {
  const name = writer.mark();
  return writer.insist({
    key: KEY.department(writer.account.id, name),
    query: CREATE_DEPARTMENT,
    variables: { input: { name } },
  });
};

/** Edits somebody, and gives it other roles. */
const updateUser: Operation = (writer) => {
  const id = writer.random.pick(writer.account.team);
  const { AGENT, EDITOR, DISPATCHER } = writer.account.roleIds;
  return writer.insistAnew(() => {
    const webchatName = writer.mark();
    const roleIds = [AGENT, writer.random.pick([EDITOR, DISPATCHER])];
    return {
      key: KEY.edit(id, "webchatName", webchatName),
      query: UPDATE_USER,
      variables: { input: { id, patch: { webchatName, roleIds } } },
    };
  });
};

const updateUsers: Operation = (writer) => {
  const ids = writer.random.shuffled(writer.account.team).slice(0, MANY);
  const absenceMessage = writer.mark();
  return writer.insistOnAll<Results>({
    keys: ids.map((id) => KEY.edit(id, "absenceMessage", absenceMessage)),
    query: UPDATE_USERS,
    variables: { input: { ids, patch: { absenceMessage } } },
    codesOf,
  });
};

const invite: Operation = async (writer) => {
  const { account, random, invitations } = writer;
  const emails = Array.from({ length: random.between(1, 3) }, () => `${writer.mark()}@${account.slug}.example`);
  const data = await writer.insistOnAll<Results>({
    keys: emails.map((email) => KEY.invitation(account.id, email)),
    query: INVITE,
    variables: { input: { emails, roleIds: [account.roleIds.AGENT] } },
    codesOf,
  });
  for (const { invitation } of data?.results ?? [])
    if (invitation) invitations.push({ id: invitation.id, sentAt: Date.now() });
};

const resend: Operation = async (writer) => {
  const due = writer.invitations.find(({ sentAt }) => Date.now() - sentAt > RESENDABLE_AFTER);
  if (!due) return invite(writer);
  due.sentAt = Date.now();
  return writer.insistOnAll<Results>({
    keys: [KEY.resending(due.id)],
    query: RESEND,
    variables: { input: { ids: [due.id] } },
    codesOf,
  });
};

const revoke: Operation = async (writer) => {
  if (writer.invitations.length <= MOST_PENDING) return invite(writer);
  const { id } = writer.invitations.shift()!;
  return writer.insistOnAll<Results>({
    keys: [KEY.revocation(id)],
    query: REVOKE,
    variables: { input: { ids: [id] } },
    codesOf,
  });
};

/** Who is to choose a password by a mailed link. */
const createUser: Operation = async (writer) => {
  const { account, users } = writer;
  if (users.length >= MOST_USERS) return deleteUser(writer);
  const email = `${writer.mark()}@${account.slug}.example`;
  const input = { firstName: "Nina", lastName: "Reis", email, roleIds: [account.roleIds.AGENT] };
  const change = { key: KEY.user(account.id, email), query: CREATE_USER, variables: { input } };
  const data = await writer.insist<{ user: { id: string } }>(change);
  if (data) users.push(data.user.id);
};

const deleteUser: Operation = (writer) => {
  const id = writer.users.shift()!;
  return writer.insistOnAll<Results>({
    keys: [KEY.deletion(id)],
    query: DELETE,
    variables: { input: { ids: [id] } },
    codesOf,
  });
};

const openConversation: Operation = async (writer) => {
  const { contactId, channelId } = writer.account;
  const data = await writer.insistAnew<{ conversation: { id: string } }>(() => {
    const text = writer.mark();
    return {
      key: KEY.message(text),
      query: OPEN,
      variables: { input: { contactId, channelId, startedBy: "CONTACT", text } },
    };
  });
  if (data) writer.conversations.push({ id: data.conversation.id, assigned: false });
};

export const say: Operation = (writer) => {
  if (!writer.conversations.length) return openConversation(writer);
  const { id: conversationId } = writer.random.pick(writer.conversations);
  return writer.insistAnew(() => {
    const text = writer.mark();
    return { key: KEY.message(text), query: SAY, variables: { input: { conversationId, text } } };
  });
};

/** All writers assign to the same few agents, beyond what those may have. */
const assign: Operation = async (writer) => {
  const conversation = writer.conversations.find(({ assigned }) => !assigned);
  if (!conversation) return openConversation(writer);
  const userId = writer.random.pick(writer.account.agents);
  conversation.assigned = true;
  return writer.insist({
    key: KEY.assignment(conversation.id, userId),
    query: ASSIGN,
    variables: { input: { id: conversation.id, to: { userId } } },
  });
};

const close: Operation = async (writer) => {
  const { id } = writer.conversations.shift() ?? {};
  if (!id) return openConversation(writer);
  return writer.insist({ key: KEY.closing(id), query: CLOSE, variables: { input: { id } } });
};

/** What an Administrator does in a day, as often as it stands here. */
export const OPERATIONS: readonly Operation[] = [
  createDepartment,
  createDepartment,
  updateUser,
  updateUser,
  updateUsers,
  invite,
  resend,
  revoke,
  createUser,
  openConversation,
  say,
  say,
  assign,
  close,
];
