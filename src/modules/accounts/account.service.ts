import type { Language } from "../../access/language.js";
import type { Sql } from "../../database/sql.js";
import { problem, Refusal } from "../../errors/user-error.js";
import { changesOf, EventKind, OPERATOR } from "../../events/event.js";
import type { AccountTx, Actor, Write } from "../../events/write.js";
import { InputCheck } from "../../input/input-check.js";
import type { AccountHooks } from "./account.hooks.js";
import { changedDomains, changedLocale, given, typedSlug } from "./account.input.js";
import { type AccountChanges, type FoundAccount, findAccountBySlug, updateAccount } from "./account.store.js";
import { changeFeatures } from "./feature.service.js";

export interface AccountPatch {
  name?: string | null;
  language?: Language | null;
  region?: string | null;
  timeZone?: string | null;
  signatureEnabled?: boolean | null;
  twoFactorRequired?: boolean | null;
  allowedEmailDomains?: string[] | null;
  invitationDays?: number | null;
  retentionDays?: number | null;
}

export interface OperatorPatch {
  slug: string;
  seatLimit?: number | null;
  campaignCredits?: number | null;
  enableFeatures?: string[] | null;
  disableFeatures?: string[] | null;
}

const MOST_SEATS = 1_000_000;
const MOST_CREDITS = 1_000_000_000;

/** An account's settings, by its own people and by the operator of the installation. */
export class AccountService {
  constructor(
    private readonly sql: Sql,
    private readonly write: Write,
    private readonly hooks: AccountHooks,
  ) {}

  /** What anybody may know of an account whose slug they know. */
  preview(slug: string): Promise<FoundAccount | null> {
    return findAccountBySlug(this.sql, typedSlug(slug));
  }

  async update(actor: Actor, patch: AccountPatch): Promise<{ account: string }> {
    const check = new InputCheck();
    const changes: AccountChanges = {
      name: check.changedName(patch.name, ["input", "name"]),
      ...changedLocale(check, patch),
      signatureEnabled: given(check, patch.signatureEnabled, "signatureEnabled"),
      twoFactorRequired: given(check, patch.twoFactorRequired, "twoFactorRequired"),
      allowedEmailDomains: changedDomains(check, patch.allowedEmailDomains),
      invitationDays: check.changedInteger(patch.invitationDays, ["input", "invitationDays"], { min: 1, max: 90 }),
      retentionDays: check.changedInteger(patch.retentionDays, ["input", "retentionDays"], { min: 0, max: 3_650 }),
    };
    check.done();
    await this.write.by(actor, async (tx) => {
      const demands = changes.twoFactorRequired && !tx.account.twoFactorRequired;
      await applySettings(tx, changes, demands ? await this.hooks.demandTwoFactor(tx) : []);
    });
    return { account: actor.viewer.accountId };
  }

  /** By the operator: what an account pays for, and what is released to it. */
  async operatorUpdate(patch: OperatorPatch): Promise<{ account: string }> {
    const check = new InputCheck();
    const changes: AccountChanges = {
      seatLimit: check.changedInteger(patch.seatLimit, ["input", "seatLimit"], { min: 0, max: MOST_SEATS }),
      campaignCredits: check.changedInteger(patch.campaignCredits, ["input", "campaignCredits"], {
        min: 0,
        max: MOST_CREDITS,
      }),
    };
    const enabled = new Set(patch.enableFeatures);
    const disabled = new Set(patch.disableFeatures);
    if ([...enabled].some((feature) => disabled.has(feature))) check.refuse("INVALID", ["input", "disableFeatures"]);
    check.done();
    const account = await findAccountBySlug(this.sql, typedSlug(patch.slug));
    if (!account) throw new Refusal(problem("NOT_FOUND", ["input", "slug"]));
    await this.write.as(OPERATOR, account.id, async (tx) => {
      await applySettings(tx, changes);
      await changeFeatures(tx, [...enabled], [...disabled]);
    });
    return { account: account.id };
  }
}

async function applySettings(tx: AccountTx, settings: AccountChanges, endedSessionIds: string[] = []): Promise<void> {
  const changes = changesOf({ ...tx.account }, { ...settings });
  if (!changes.length) return;
  await updateAccount(tx, tx.account.id, settings);
  const ended = { sessionIds: endedSessionIds, reason: "SESSION_REVOKED" } as const;
  tx.record({ kind: EventKind.ACCOUNT_UPDATED, changes, ended });
}
