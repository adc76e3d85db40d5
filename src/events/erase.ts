import type { Sql } from "../database/sql.js";

/** What is left of a person's name and address in history. */
export const ERASED_NAME = { firstName: "Deleted", lastName: "user" };
export const erasedAddressSql = (id: string): string => `'erased-' || ${id} || '@invalid'`;
const NAME = `'${ERASED_NAME.firstName} ${ERASED_NAME.lastName}'`;

/** Changes that tell nothing of a person. Whatever else was recorded is taken for personal. */
const KEPT = [
  "status",
  "kind",
  "roles",
  "organization",
  "departments",
  "skills",
  "projects",
  "channels",
  "chatGroups",
  "conversationLimit",
  "language",
  "emailVerified",
  "mustChangePassword",
  "twoFactorRequired",
  "twoFactorEnabled",
  "recoveryCodesLeft",
  "until",
  "expiresAt",
  "sendCount",
];

/** The changes of an event with only what is kept in them; `id` is the SQL of whose address they may tell. */
const erasedChanges = (id: string): string => {
  const side = (name: "before" | "after") => `case when c ->> '${name}' is not null then case c ->> 'field'
      when 'firstName' then '"${ERASED_NAME.firstName}"' when 'lastName' then '"${ERASED_NAME.lastName}"' when 'name' then to_json(${NAME}::text)::text
      when 'email' then to_json(${erasedAddressSql(id)})::text end end`;
  return `(
    select coalesce(jsonb_agg(case when c ->> 'field' = any($3::text[]) then c
      else c || jsonb_build_object('before', ${side("before")}, 'after', ${side("after")}) end order by n), '[]')
    from jsonb_array_elements(changes) with ordinality x (c, n))`;
};

const ERASE_ACTORS = `update event set actor_name = ${NAME} where account_id = $1 and actor_id = any($2::uuid[])`;
const ERASE_USERS = `
  update event set changes = ${erasedChanges("user_id")},
    subject_name = case when subject_id = user_id and subject_name is not null then ${NAME} else subject_name end
  where account_id = $1 and user_id = any($2::uuid[])`;
const ERASE_INVITATIONS = `
  update event set changes = ${erasedChanges("subject_id")}, subject_name = ${erasedAddressSql("subject_id")}
  where account_id = $1 and subject_id = any($2::uuid[]) and user_id is distinct from subject_id`;

/** Takes these users' names and everything personal out of the log. Its events, their order and their numbers stay. */
export async function eraseUsersFromLog(sql: Sql, accountId: string, userIds: readonly string[]): Promise<void> {
  await sql.query(ERASE_ACTORS, [accountId, userIds]);
  await sql.query(ERASE_USERS, [accountId, userIds, KEPT]);
}

/** Takes the addresses of these invitations, and everything else that is personal, out of the log. */
export async function eraseInvitationsFromLog(
  sql: Sql,
  accountId: string,
  invitationIds: readonly string[],
): Promise<void> {
  await sql.query(ERASE_INVITATIONS, [accountId, invitationIds, KEPT]);
}
