import { v7 as uuidv7 } from "uuid";
import type { Sql } from "../../database/sql.js";
import { problem, Refusal } from "../../errors/user-error.js";
import { changesOf, EventKind } from "../../events/event.js";
import type { UnloggedWrite } from "../../events/unlogged.js";
import type { Actor, Write } from "../../events/write.js";
import { idOf } from "../../input/ids.js";
import { InputCheck } from "../../input/input-check.js";
import { TEXT_MAX } from "../../input/text.js";
import {
  addRecipients,
  type Columns,
  changeCampaign,
  countMembers,
  deleteCampaign,
  type HeldCampaign,
  hasRecipients,
  holdCampaign,
  insertCampaign,
  launchCampaign,
} from "./campaign.store.js";
import { send } from "./sending.js";

type Given = { [Column in keyof Columns]?: string | null };

/** The most contacts that a campaign is launched to: the account waits while they become its recipients. */
const MOST_RECIPIENTS = 100_000;

const NAME = ["input", "name"];
const TEXT = ["input", "text"];

/** Campaigns. That one was launched is an event; drafts are nobody's business but their editors'. */
export class CampaignService {
  constructor(
    private readonly write: Write,
    private readonly unlogged: UnloggedWrite,
  ) {}

  async create(actor: Actor, input: Columns): Promise<{ campaign: string }> {
    const check = new InputCheck();
    const columns: Columns = {
      name: check.name(input.name, NAME),
      channelId: idOf(input.channelId),
      contactGroupId: idOf(input.contactGroupId),
      text: check.text(input.text, TEXT, TEXT_MAX),
    };
    check.done();
    const id = uuidv7();
    await this.unlogged.by(actor, (tx) => insertCampaign(tx, tx.accountId, id, columns));
    return { campaign: id };
  }

  async update(actor: Actor, input: Given & { id: string }): Promise<{ campaign: string }> {
    const id = idOf(input.id);
    const check = new InputCheck();
    const columns: Partial<Columns> = {
      name: check.changedName(input.name, NAME),
      channelId: changedId(check, input, "channelId"),
      contactGroupId: changedId(check, input, "contactGroupId"),
      text: check.changedText(input.text, TEXT, TEXT_MAX),
    };
    check.done();
    await this.unlogged.by(actor, async (tx) => {
      await holdDraft(tx, tx.accountId, id, ["input", "id"]);
      if (Object.values(columns).some((value) => value !== undefined))
        await changeCampaign(tx, tx.accountId, id, columns);
    });
    return { campaign: id };
  }

  /**
   * Spends a credit for each contact that its group holds now, and has a conversation opened with each of them, by jobs, after the commit.
   * @throws a Refusal with INVALID_STATE where it is launched already, or there is nobody to write to; with INSUFFICIENT_CREDITS; with
   * TOO_MANY past 100,000.
   */
  async launch(actor: Actor, givenId: string): Promise<{ campaign: string }> {
    const id = idOf(givenId);
    const path = ["id"];
    await this.write.by(actor, async (tx) => {
      const { id: accountId, campaignCredits } = tx.account;
      const { name, status } = await holdDraft(tx, accountId, id, path);
      // Nothing is written before it is known to suffice; one more than there may be is enough to know that there are too many.
      const members = await countMembers(tx, accountId, id, Math.min(campaignCredits, MOST_RECIPIENTS) + 1);
      if (members > MOST_RECIPIENTS) throw new Refusal(problem("TOO_MANY", path));
      if (members > campaignCredits) throw new Refusal(problem("INSUFFICIENT_CREDITS", path));
      // Contacts join and leave groups meanwhile: no more are written to than were counted.
      const recipientCount = members && (await addRecipients(tx, accountId, id, members));
      if (!recipientCount) throw new Refusal(problem("INVALID_STATE", path));
      await launchCampaign(tx, accountId, id, recipientCount);
      await send(tx, { accountId, campaignId: id });
      tx.record({
        kind: EventKind.CAMPAIGN_LAUNCHED,
        subjectId: id,
        subjectName: name,
        changes: changesOf(
          { status, campaignCredits },
          { status: "LAUNCHED", recipientCount, campaignCredits: campaignCredits - recipientCount },
        ),
      });
    });
    return { campaign: id };
  }

  /**
   * What it has opened stays.
   * @throws a Refusal with INVALID_STATE while it has still to write to somebody.
   */
  async delete(actor: Actor, givenId: string): Promise<{ deletedId: string }> {
    const id = idOf(givenId);
    await this.unlogged.by(actor, async (tx) => {
      await hold(tx, tx.accountId, id, ["id"]);
      if (await hasRecipients(tx, tx.accountId, id)) throw new Refusal(problem("INVALID_STATE", ["id"]));
      await deleteCampaign(tx, tx.accountId, id);
    });
    return { deletedId: id };
  }
}

function changedId(check: InputCheck, input: Given, field: "channelId" | "contactGroupId"): string | undefined {
  const id = input[field];
  if (id === null) check.refuse("BLANK", ["input", field]);
  return id == null ? undefined : idOf(id);
}

/** @throws a Refusal with NOT_FOUND. */
async function hold(sql: Sql, accountId: string, id: string, path: string[]): Promise<HeldCampaign> {
  const campaign = await holdCampaign(sql, accountId, id);
  if (!campaign) throw new Refusal(problem("NOT_FOUND", path));
  return campaign;
}

/** @throws a Refusal with NOT_FOUND, or with INVALID_STATE where it is a draft no longer. */
async function holdDraft(sql: Sql, accountId: string, id: string, path: string[]): Promise<HeldCampaign> {
  const campaign = await hold(sql, accountId, id, path);
  if (campaign.status !== "DRAFT") throw new Refusal(problem("INVALID_STATE", path));
  return campaign;
}
