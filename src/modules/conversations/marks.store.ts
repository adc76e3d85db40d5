import type { Sql } from "../../database/sql.js";
import { refuseIfAny } from "../../errors/user-error.js";
import { notFound, type Places } from "../../input/places.js";

const REPLACE = (table: "conversation_skill" | "conversation_label", part: "skill" | "label") => `
  with gone as (
    delete from ${table} where account_id = $1 and conversation_id = $2 and ${part}_id <> all($3::uuid[])
  ), found as (
    select id from ${part} where account_id = $1 and id = any($3::uuid[]) for key share
  ), added as (
    insert into ${table} (account_id, conversation_id, ${part}_id) select $1, $2, id from found on conflict do nothing
  )
  select id from found`;
const REPLACE_SKILLS = REPLACE("conversation_skill", "skill");
const REPLACE_LABELS = REPLACE("conversation_label", "label");

/**
 * Requires these skills of whoever is given a conversation, in the place of those it required.
 * @throws a Refusal with NOT_FOUND for each that does not exist.
 */
export const requireSkills = (sql: Sql, accountId: string, id: string, skills: Places): Promise<void> =>
  replace(sql, REPLACE_SKILLS, accountId, id, skills);

/**
 * Marks a conversation with these labels alone.
 * @throws a Refusal with NOT_FOUND for each that does not exist.
 */
export const putLabels = (sql: Sql, accountId: string, id: string, labels: Places): Promise<void> =>
  replace(sql, REPLACE_LABELS, accountId, id, labels);

async function replace(sql: Sql, text: string, accountId: string, id: string, parts: Places): Promise<void> {
  refuseIfAny(notFound(parts, await sql.query<{ id: string }>(text, [accountId, id, [...parts.keys()]])));
}
