import { v7 as uuidv7 } from "uuid";
import type { Database } from "../../database/database.js";
import type { Sql } from "../../database/sql.js";
import { enqueue } from "../../jobs/enqueue.js";
import { insertConversations, insertMessages, type NewConversation } from "../conversations/index.js";
import { hasRecipients, holdCampaign, takeRecipients } from "./campaign.store.js";

/** The task that opens a launched campaign's conversations. */
export const CAMPAIGN_TASK = "campaign";

export interface CampaignJob {
  accountId: string;
  campaignId: string;
}

/** Conversations of one transaction. */
const BATCH = 200;
/** What waits for whoever deletes a contact, in milliseconds. */
const PAUSE = 1_000;
/** Behind everything else that waits. */
const PRIORITY = 20;

/** Has the next batch opened, once this is committed. */
export const send = (sql: Sql, job: CampaignJob, runAt?: Date): Promise<void> =>
  enqueue(sql, CAMPAIGN_TASK, job, { key: `${CAMPAIGN_TASK} ${job.campaignId}`, priority: PRIORITY, runAt });

/**
 * Runs a job: opens the next batch of conversations, and leaves the rest to the next job. The conversations, that their contacts are
 * recipients no longer, and the next job are one commit, so that a crash neither loses nor doubles any; two workers that have the same job take
 * turns, by the campaign's row. A campaign that has been erased, or whose account has been closed, ends there.
 */
export async function openConversations(db: Database, job: CampaignJob): Promise<void> {
  const { accountId, campaignId } = job;
  await db.transaction(async (tx) => {
    const campaign = await holdCampaign(tx, accountId, campaignId);
    if (!campaign?.recipientCount) return;
    const recipients = await takeRecipients(tx, accountId, campaignId, BATCH);
    const conversations = recipients.map(
      ({ contactId }): NewConversation => ({
        id: uuidv7(),
        contactId,
        channelId: campaign.channelId,
        startedBy: "SYSTEM",
        awaitsContact: true,
      }),
    );
    await insertConversations(tx, accountId, conversations);
    await insertMessages(
      tx,
      accountId,
      conversations.map(({ id }) => ({
        id: uuidv7(),
        conversationId: id,
        author: "SYSTEM",
        text: campaign.text,
      })),
    );
    if (await hasRecipients(tx, accountId, campaignId))
      await send(tx, job, recipients.length ? undefined : new Date(Date.now() + PAUSE));
  });
}
