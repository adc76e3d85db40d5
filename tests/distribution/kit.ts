import { v7 as uuidv7 } from "uuid";
import { type AccountScene, anAccount, type Console, graphql, type TestServer } from "../kit/index.js";

/** An account to which contacts write. */
export interface Desk {
  readonly server: TestServer;
  readonly account: AccountScene;
  readonly admin: Console;
  readonly contactId: string;
  readonly channelId: string;
}

export async function aDesk(server: TestServer, { enabled = true } = {}): Promise<Desk> {
  const { account, admin } = await anAccount(server);
  const [contactId, channelId] = [uuidv7(), uuidv7()];
  await server.sql("insert into contact (account_id, id, name) values ($1, $2, 'Zélia')", [account.id, contactId]);
  await server.sql("insert into channel (account_id, id, name, kind) values ($1, $2, 'Balcão', 'WEBCHAT')", [
    account.id,
    channelId,
  ]);
  if (enabled)
    await server.sql("insert into automation (account_id, distribution_enabled) values ($1, true)", [account.id]);
  return { server, account, admin, contactId, channelId };
}

interface Wanted {
  departmentId?: string;
  projectId?: string;
  chatGroupId?: string;
  requiredSkillIds?: string[];
  text?: string;
}

/** Opens a conversation in the name of the contact; answers its id. */
export async function open(
  { admin, contactId, channelId }: Desk,
  wanted: Wanted = {},
  console: Console = admin,
): Promise<string> {
  const { openConversation } = await console.must(
    graphql(
      `mutation ($input: OpenConversationInput!) { openConversation(input: $input) { conversation { id } userErrors { code path } } }`,
    ),
    { input: { contactId, channelId, startedBy: "CONTACT", ...wanted } },
  );
  return openConversation.conversation!.id;
}

export const ASSIGN = graphql(
  `mutation ($input: AssignConversationInput!) { assignConversation(input: $input) { conversation { id assignee { id } } userErrors { code path } } }`,
);

export const CLOSE = graphql(
  `mutation ($input: CloseConversationInput!) { closeConversation(input: $input) { conversation { id } userErrors { code } } }`,
);

export const ADD = graphql(
  `mutation ($input: AddMessageInput!) { addMessage(input: $input) { message { id } userErrors { code path } } }`,
);

/** These users are there, and nobody else: as if they had sockets open at a node that beats for as long as the tests run. */
export async function present({ server, account }: Desk, ...users: Console[]): Promise<void> {
  await server.sql("insert into node (id, beat_at) values ($1, now() + interval '1 day') on conflict do nothing", [
    NODE,
  ]);
  await server.sql(
    `insert into presence (account_id, node_id, user_ids) values ($1, $2, $3)
     on conflict (account_id, node_id) do update set user_ids = excluded.user_ids`,
    [account.id, NODE, users.map(({ userId }) => userId)],
  );
}

const NODE = uuidv7();

/** Who has a conversation. */
export async function assigneeOf({ admin }: Desk, id: string): Promise<string | null> {
  const { conversation } = await admin.must(
    graphql(`query ($id: ID!) { conversation(by: { id: $id }) { assignee { id } } }`),
    { id },
  );
  return conversation.assignee?.id ?? null;
}

/** How many open conversations each of these has. */
export async function openCounts({ server, account }: Desk, users: readonly Console[]): Promise<number[]> {
  const rows = await server.sql<{ id: string; count: number }>(
    "select assignee_id as id, count(*)::int as count from conversation where account_id = $1 and status = 'OPEN' group by 1",
    [account.id],
  );
  const counts = new Map(rows.map(({ id, count }) => [id, count]));
  return users.map(({ userId }) => counts.get(userId) ?? 0);
}

/** How many conversations wait. */
export async function waitingIn({ server, account }: Desk): Promise<number> {
  const [row] = await server.sql<{ count: number }>(
    "select count(*)::int as count from conversation where account_id = $1 and status = 'OPEN' and assignee_id is null",
    [account.id],
  );
  return row!.count;
}

/** How often conversations were given to somebody, as reports count it. */
export async function givenIn({ server, account }: Desk): Promise<number> {
  const [row] = await server.sql<{ count: number }>(
    "select count(*)::int as count from milestone where account_id = $1 and kind = 'RECEIVED'",
    [account.id],
  );
  return row!.count;
}

/** Lets somebody have at most so many conversations open, past the API, which would distribute. */
export const limit = async ({ server, account }: Desk, most: number | null, ...users: Console[]) => {
  await server.sql("update app_user set conversation_limit = $3 where account_id = $1 and id = any($2::uuid[])", [
    account.id,
    users.map(({ userId }) => userId),
    most,
  ]);
};

/** The ids of conversations that wait, made past the API, which would distribute; oldest first. */
export async function left(
  { server, account, contactId, channelId }: Desk,
  count: number,
  more: { departmentId?: string; skillId?: string; awaitsContact?: boolean } = {},
): Promise<string[]> {
  const ids = Array.from({ length: count }, () => uuidv7());
  await server.sql(
    `insert into conversation (account_id, id, protocol, contact_id, channel_id, department_id, started_by, awaits_contact, created_at)
     select $1, id, (10000000 + (random() * 1e12)::bigint)::text, $3, $4, $5, 'CONTACT', $6, now() - interval '1 day' + n * interval '1 second'
     from unnest($2::uuid[]) with ordinality as c (id, n)`,
    [account.id, ids, contactId, channelId, more.departmentId ?? null, more.awaitsContact ?? false],
  );
  if (more.skillId)
    await server.sql(
      "insert into conversation_skill (account_id, conversation_id, skill_id) select $1, unnest($2::uuid[]), $3",
      [account.id, ids, more.skillId],
    );
  return ids;
}
