import type { Sql } from "../../database/sql.js";

/** Whether a rollout reaches an account. Its place never changes. */
const reaches = (account: string) => `rollout_place(${account}.id) < percent`;

/** What an account is to have: what it was granted and what a rollout reaches it with, less what is withheld from it. */
const due = (account: string) => `array(
  select unnest(${account}.granted_features)
  union select feature from feature_rollout where ${reaches(account)}
  except select unnest(${account}.withheld_features) order by 1)`;

/** What a new account is given, whose id is the statement's first value: a rollout that is being changed waits until it is there to be found. */
export const FEATURES_AT_FIRST =
  "array(select feature from feature_rollout where rollout_place($1) < percent order by 1 for share)";

export const putRollout = (sql: Sql, feature: string, percent: number) =>
  sql.query(
    "insert into feature_rollout (feature, percent) values ($1, $2) on conflict (feature) do update set percent = excluded.percent",
    [feature, percent],
  );

/** How many accounts are to have a feature. */
export async function countAccountsWith(sql: Sql, feature: string): Promise<number> {
  const [row] = await sql.query<{ count: number }>(
    `select count(*)::int as count from account a where a.closed_at is null and $1 = any(${due("a")})`,
    [feature],
  );
  return row!.count;
}

/**
 * The next so many accounts by their ids, and which of them do not have what they are to have. Accounts made later are not missed: they
 * are made with it.
 */
export async function readUnsettled(
  sql: Sql,
  after: string | null,
  most: number,
): Promise<{ unsettled: string[]; last: string | null }> {
  const rows = await sql.query<{ id: string; unsettled: boolean }>(
    `select a.id, a.features <> ${due("a")} as unsettled
     from (select * from account where $1::uuid is null or id > $1 order by id limit $2) a order by a.id`,
    [after, most],
  );
  return {
    unsettled: rows.filter(({ unsettled }) => unsettled).map(({ id }) => id),
    last: rows.length === most ? rows.at(-1)!.id : null,
  };
}

/** The rollouts as they are, and as they stay until the transaction ends: what is settled by them is settled by the newest. */
const HOLD_ROLLOUTS = "select from feature_rollout for share";

/** Gives an account what it is to have. Answers that, or null where it has it. */
export async function settleFeatures(sql: Sql, accountId: string): Promise<string[] | null> {
  await sql.query(HOLD_ROLLOUTS);
  const [row] = await sql.query<{ features: string[] }>(
    `update account a set features = ${due("a")} where a.id = $1 and a.features <> ${due("a")} returning a.features`,
    [accountId],
  );
  return row?.features ?? null;
}

/**
 * Writes down the operator's word on features of one account. What a rollout would give anyway has to be withheld to be taken; what none
 * gives is only granted no longer, so that a later rollout can still bring it.
 */
export async function decideFeatures(
  sql: Sql,
  accountId: string,
  enabled: readonly string[],
  disabled: readonly string[],
): Promise<void> {
  await sql.query(HOLD_ROLLOUTS);
  await sql.query(
    `update account a set
       granted_features = array(select unnest(a.granted_features) union select unnest($2::text[]) except select unnest($3::text[]) order by 1),
       withheld_features = array(
         (select unnest(a.withheld_features) except select unnest($2::text[]))
         union select feature from feature_rollout where feature = any($3::text[]) and ${reaches("a")} order by 1)
     where a.id = $1`,
    [accountId, enabled, disabled],
  );
}
