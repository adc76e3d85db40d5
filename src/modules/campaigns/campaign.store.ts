import { refusing } from "../../database/constraints.js";
import type { Tx } from "../../database/database.js";
import type { Sql } from "../../database/sql.js";
import { problem } from "../../errors/user-error.js";
import { CampaignEntity } from "./campaign.entity.js";
import type { CampaignStatus } from "./campaign.type.js";

export type Columns = Pick<CampaignEntity, "name" | "channelId" | "contactGroupId" | "text">;

/** The parts that it names stay as long as it does. */
const unknown = {
  campaign_channel_fkey: problem("NOT_FOUND", ["input", "channelId"]),
  campaign_contact_group_fkey: problem("NOT_FOUND", ["input", "contactGroupId"]),
};

/** @throws a Refusal with NOT_FOUND for its channel or its group. */
export const insertCampaign = (tx: Tx, accountId: string, id: string, columns: Columns) =>
  refusing(tx.manager.insert(CampaignEntity, { ...columns, accountId, id }), unknown);

/** @throws a Refusal with NOT_FOUND for its channel or its group. */
export const changeCampaign = (tx: Tx, accountId: string, id: string, columns: Partial<Columns>) =>
  refusing(tx.manager.update(CampaignEntity, { accountId, id }, columns), unknown);

export const deleteCampaign = (tx: Tx, accountId: string, id: string) =>
  tx.manager.delete(CampaignEntity, { accountId, id });

/** A campaign whose row is held. */
export interface HeldCampaign {
  readonly name: string;
  readonly status: `${CampaignStatus}`;
  readonly channelId: string;
  readonly text: string;
  /** Null before the launch; 0 while it is being erased. */
  readonly recipientCount: number | null;
}

/**
 * Holds a campaign: nobody else changes, launches, sends or deletes it until the transaction ends. Null for an unknown one, and for one of an
 * account that has been closed.
 */
export async function holdCampaign(sql: Sql, accountId: string, id: string): Promise<HeldCampaign | null> {
  const [campaign] = await sql.query<HeldCampaign>(
    `select c.name, c.status, c.channel_id as "channelId", c.text, c.recipient_count as "recipientCount"
     from campaign c join account a on a.id = c.account_id where c.account_id = $1 and c.id = $2 and a.closed_at is null for no key update of c`,
    [accountId, id],
  );
  return campaign ?? null;
}

const MEMBERS = `
  from campaign c join contact_group_contact j on j.account_id = c.account_id and j.contact_group_id = c.contact_group_id
  where c.account_id = $1 and c.id = $2 limit $3`;

/** How many contacts its group holds now, counted up to `most`. */
export async function countMembers(sql: Sql, accountId: string, id: string, most: number): Promise<number> {
  const [counted] = await sql.query<{ count: number }>(
    `select count(*)::int as count from (select ${MEMBERS}) member`,
    [accountId, id, most],
  );
  return counted!.count;
}

/** Makes its group's contacts of now its recipients, `most` at most. Answers how many that were. */
export async function addRecipients(sql: Sql, accountId: string, id: string, most: number): Promise<number> {
  const [added] = await sql.query<{ count: number }>(
    `with added as (
       insert into campaign_recipient (account_id, campaign_id, contact_id)
       select j.account_id, c.id, j.contact_id ${MEMBERS}
       returning 1
     ) select count(*)::int as count from added`,
    [accountId, id, most],
  );
  return added!.count;
}

/** It is launched to so many, for a credit each. */
export const launchCampaign = (sql: Sql, accountId: string, id: string, recipientCount: number) =>
  sql.query(
    `with paid as (update account set campaign_credits = campaign_credits - $3 where id = $1)
     update campaign set status = 'LAUNCHED', launched_at = now(), recipient_count = $3 where account_id = $1 and id = $2`,
    [accountId, id, recipientCount],
  );

/** Whether it has still to write to anybody. */
export async function hasRecipients(sql: Sql, accountId: string, id: string): Promise<boolean> {
  const rows = await sql.query("select from campaign_recipient where account_id = $1 and campaign_id = $2 limit 1", [
    accountId,
    id,
  ]);
  return rows.length > 0;
}

/**
 * Takes up to `most` contacts out of those that it has still to write to. They stay until the transaction ends; who is just being deleted
 * is left for later, because whoever deletes a contact waits for its places in campaigns.
 *
 * The rows have just been made by the thousands and the planner knows nothing of them: `any(array())` finds them by their key where a join
 * would compare each with each.
 */
export const takeRecipients = (
  sql: Sql,
  accountId: string,
  id: string,
  most: number,
): Promise<{ contactId: string }[]> =>
  sql.query(
    `with next as (
       select r.contact_id from campaign_recipient r join contact c on c.account_id = r.account_id and c.id = r.contact_id
       where r.account_id = $1 and r.campaign_id = $2 order by r.contact_id limit $3 for key share of c skip locked
     )
     delete from campaign_recipient where account_id = $1 and campaign_id = $2 and contact_id = any(array(select contact_id from next))
     returning contact_id as "contactId"`,
    [accountId, id, most],
  );

/**
 * Erases some of the campaigns that were created before a moment. What they have opened stays; what they have still to open never is.
 * @param clear removes what goes with rows of a table, as much as may go at once, and answers whether that was all.
 * @returns whether these were all.
 */
export async function eraseCampaigns(
  sql: Sql,
  accountId: string,
  { before, most, clear }: { before: string; most: number; clear: (table: string, ids: string[]) => Promise<boolean> },
): Promise<boolean> {
  // None is sent any more from now on, however many transactions it takes.
  await sql.query(
    "update campaign set recipient_count = 0 where account_id = $1 and created_at <= $2::timestamptz and recipient_count > 0",
    [accountId, before],
  );
  // Whoever sends them holds their rows as well, before their recipients.
  const held = await sql.query<{ id: string }>(
    "select id from campaign where account_id = $1 and created_at <= $2::timestamptz order by created_at limit $3 for update",
    [accountId, before, most],
  );
  const ids = held.map(({ id }) => id);
  if (!(await clear("campaign", ids))) return false;
  await sql.query("delete from campaign where account_id = $1 and id = any($2::uuid[])", [accountId, ids]);
  return ids.length < most;
}
