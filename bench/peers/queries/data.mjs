/**
 * What mercurius and yoga read, by hand: prepared statements, lists by keyset, and one statement for all that a field asks for at once.
 * Every statement carries the account.
 */
import pg from "pg";
// As the product is built: the same check of a session, the same cursors.
import { Authenticator, touchSessions } from "../../../dist/access/authenticate.js";
import { ALL_PERMISSIONS } from "../../../dist/access/permissions.js";
import { LOG } from "../../../dist/events/log.js";
import { bindingOf, readCursor } from "../../../dist/reading/cursor.js";
import { readToken } from "../../../dist/security/tokens.js";

export const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 10,
  options: "-c jit=off -c TimeZone=UTC",
});

const names = new Map();

async function query(text, values) {
  let name = names.get(text);
  if (!name) {
    name = `peer_${names.size}`;
    names.set(text, name);
  }
  const { rows } = await pool.query({ name, text, values });
  return rows;
}

const authenticator = new Authenticator(12);

/** Whoever has the session of this header, or an error. */
export async function viewerOf(authorization) {
  const token = readToken(authorization?.slice("Bearer ".length) ?? "");
  const found = token && (await authenticator.byToken({ query }, token));
  if (!found) throw new Error("Sign in first.");
  if (found.stale) await touchSessions({ query }, found.viewer.accountId, [found.viewer.sessionId]);
  return found.viewer;
}

export function assertMay({ permissions }, permission) {
  if (!permissions.has(permission)) throw new Error(`That needs ${permission}.`);
}

export const permissionsOf = ({ permissions }) => ALL_PERMISSIONS.filter((permission) => permissions.has(permission));

/** Rows with the column `key`, as the lists of each id. */
export function grouped(ids, rows) {
  const lists = new Map(ids.map((id) => [id, []]));
  for (const row of rows) lists.get(row.key).push(row);
  return ids.map((id) => lists.get(id));
}

/** Rows by their `id`, in the order of the ids; null where there is none. */
export function inOrder(ids, rows) {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? null);
}

const USER = `u.id, u.first_name || ' ' || u.last_name as name, u.email, u.status, u.conversation_limit as "conversationLimit", nullif(s.last_seen_at, '-infinity') as "lastSeenAt"`;
const FROM_USERS = "from app_user u join last_seen s on s.account_id = u.account_id and s.user_id = u.id";
const ROLE_ORDER =
  "array_position(array['ADMINISTRATOR', 'MANAGER', 'AGENT', 'DISPATCHER', 'EDITOR', 'ATTENDANT'], r.system_role), r.name_key, r.id";

export const userById = async (accountId, id) =>
  (await query(`select ${USER} ${FROM_USERS} where u.account_id = $1 and u.id = $2`, [accountId, id]))[0];

export const usersByIds = (accountId, ids) =>
  query(
    `select u.id, u.first_name || ' ' || u.last_name as name, u.status, u.erased_at is not null as erased
     from app_user u where u.account_id = $1 and u.id = any($2::uuid[])`,
    [accountId, ids],
  );

export const accountById = async (accountId) =>
  (
    await query(
      'select id, name, slug, language, time_zone as "timeZone", features, seat_limit as "seatLimit" from account where id = $1',
      [accountId],
    )
  )[0];

export const seatsOf = async ({ id, seatLimit: limit }) => {
  const [{ used, reserved }] = await query(
    `select (select count(*)::int from app_user where account_id = $1 and kind = 'MEMBER' and status <> 'DELETED') as used,
       (select count(*)::int from invitation where account_id = $1 and kind = 'MEMBER' and status = 'PENDING') as reserved`,
    [id],
  );
  return { limit, used, reserved, available: Math.max(limit - used - reserved, 0) };
};

export const countUsers = async (accountId) =>
  (
    await query("select count(*)::int as count from app_user where account_id = $1 and status <> 'DELETED'", [
      accountId,
    ])
  )[0].count;

/** Pages have one row more than is asked for, which tells whether there is another. */
function connection(accountId, list, rows, first, after, keysOf) {
  const nodes = rows.length > first ? rows.slice(0, first) : rows;
  const cursorOf = (row) =>
    Buffer.from(
      `${bindingOf(accountId, list)}[${keysOf(row)
        .map((key) => JSON.stringify(key))
        .join(", ")}]`,
    ).toString("base64url");
  return {
    accountId,
    nodes,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: after != null,
      startCursor: nodes.length ? cursorOf(nodes[0]) : null,
      endCursor: nodes.length ? cursorOf(nodes.at(-1)) : null,
    },
  };
}

const USERS = "users NAME ASC";
const usersPage = (beyond) =>
  `select ${USER}, u.name_key as "nameKey" ${FROM_USERS} where u.account_id = $1 and u.status <> 'DELETED'${beyond}
   order by u.name_key, u.id limit $2`;
const USERS_FIRST = usersPage("");
const USERS_AFTER = usersPage(" and (u.name_key, u.id) > ($3, $4::uuid)");

export async function users(accountId, first, after) {
  const position = after == null ? [] : readCursor(after, bindingOf(accountId, USERS), ["text", "uuid"]);
  const rows = await query(after == null ? USERS_FIRST : USERS_AFTER, [accountId, first + 1, ...position]);
  return connection(accountId, USERS, rows, first, after, ({ nameKey, id }) => [nameKey, id]);
}

export async function invitations(accountId, first, status) {
  const rows = await query(
    `select id, email, status, created_at as "createdAt", created_at::text as "createdKey", expires_at as "expiresAt", invited_by as "invitedById"
     from invitation where account_id = $1 and status = any($2::text[]) order by created_at desc, id desc limit $3`,
    [accountId, status, first + 1],
  );
  const keysOf = ({ createdKey, id }) => [createdKey, id];
  return connection(accountId, "invitations CREATED_AT DESC", rows, first, null, keysOf);
}

export async function organizations(accountId, first) {
  const rows = await query(
    'select id, name, name_key as "nameKey" from organization where account_id = $1 order by name_key, id limit $2',
    [accountId, first + 1],
  );
  return connection(accountId, "all of Organization", rows, first, null, ({ nameKey, id }) => [nameKey, id]);
}

export async function events(accountId, first) {
  const rows = await query(
    `select id, kind, sequence::int, at, actor_id as "actorId", actor_name as "actorName", user_id as "userId", subject_name as email, changes
     from event where account_id = $1 order by event.sequence desc limit $2`,
    [accountId, first + 1],
  );
  return connection(accountId, LOG, rows, first, null, ({ sequence }) => [String(sequence)]);
}

const conversationsPage = (mine) =>
  `select id, protocol, status, contact_id as "contactId", assignee_id as "assigneeId", department_id as "departmentId",
     created_at as "createdAt", last_message_at as "lastMessageAt", coalesce(last_message_at, created_at)::text as "activeKey"
   from conversation where account_id = $1${mine} order by coalesce(last_message_at, created_at) desc, id desc limit $2`;
const ALL_CONVERSATIONS = conversationsPage("");
const MY_CONVERSATIONS = conversationsPage(" and assignee_id = $3");

export async function conversations({ accountId, userId, permissions }, first) {
  const rows = permissions.has("CONVERSATIONS_READ_ALL")
    ? await query(ALL_CONVERSATIONS, [accountId, first + 1])
    : await query(MY_CONVERSATIONS, [accountId, first + 1, userId]);
  const keysOf = ({ activeKey, id }) => [activeKey, id];
  return connection(accountId, "conversations LAST_MESSAGE_AT DESC", rows, first, null, keysOf);
}

/** Whether the viewer may write in a conversation. */
export const isWritable = ({ status, assigneeId }, { userId, permissions }) =>
  status === "OPEN" && (assigneeId === userId || permissions.has("CONVERSATIONS_ASSIGN"));

const rolesBy = (owner) =>
  `select j.${owner}_id as key, r.id, r.name from ${owner}_role j join role r on r.account_id = j.account_id and r.id = j.role_id
   where j.account_id = $1 and j.${owner}_id = any($2::uuid[]) order by ${ROLE_ORDER}`;
const ROLES_OF_USERS = rolesBy("user");
const ROLES_OF_INVITATIONS = rolesBy("invitation");

export const rolesOfUsers = (accountId, ids) => query(ROLES_OF_USERS, [accountId, ids]);
export const rolesOfInvitations = (accountId, ids) => query(ROLES_OF_INVITATIONS, [accountId, ids]);

export const permissionsOfRoles = (accountId, ids) =>
  query("select id, permissions from role where account_id = $1 and id = any($2::uuid[])", [accountId, ids]);

export const departmentsOfUsers = (accountId, ids) =>
  query(
    `select j.user_id as key, d.id, d.name from user_department j join department d on d.account_id = j.account_id and d.id = j.department_id
     where j.account_id = $1 and j.user_id = any($2::uuid[]) order by d.name_key, d.id`,
    [accountId, ids],
  );

export const departmentsByIds = (accountId, ids) =>
  query("select id, name from department where account_id = $1 and id = any($2::uuid[])", [accountId, ids]);

export const contactsByIds = (accountId, ids) =>
  query("select id, name from contact where account_id = $1 and id = any($2::uuid[])", [accountId, ids]);

export const labelsOfConversations = (accountId, ids) =>
  query(
    `select j.conversation_id as key, l.id, l.name, l.color from conversation_label j join label l on l.account_id = j.account_id and l.id = j.label_id
     where j.account_id = $1 and j.conversation_id = any($2::uuid[]) order by l.name_key, l.id`,
    [accountId, ids],
  );

/** The last messages of each conversation, oldest first. */
export async function lastMessages(accountId, ids, last) {
  const rows = await query(
    `select c.id as key, m.* from unnest($2::uuid[]) c (id) cross join lateral (
       select id, author, text, created_at as "createdAt" from message
       where account_id = $1 and conversation_id = c.id order by created_at desc, id desc limit $3) m`,
    [accountId, ids, last],
  );
  return grouped(ids, rows).map((messages) => ({ nodes: messages.reverse() }));
}

/** The first users of each organization. */
export async function usersOfOrganizations(accountId, ids, first) {
  const rows = await query(
    `select o.id as key, u.* from unnest($2::uuid[]) o (id) cross join lateral (
       select u.id, u.first_name || ' ' || u.last_name as name, u.email, u.status from app_user u
       where u.account_id = $1 and u.organization_id = o.id and u.status <> 'DELETED' order by u.name_key, u.id limit $3) u`,
    [accountId, ids, first + 1],
  );
  return grouped(ids, rows).map((users) => ({
    nodes: users.slice(0, first),
    pageInfo: { hasNextPage: users.length > first },
  }));
}

/** The type of an event in the schema. */
export const typeOfEvent = ({ kind }) =>
  kind.startsWith("USER_")
    ? "UserEvent"
    : kind.startsWith("INVITATION_")
      ? "InvitationEvent"
      : kind.startsWith("STRUCTURE_")
        ? "StructureEvent"
        : "AccountEvent";
