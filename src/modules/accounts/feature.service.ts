import type { Database } from "../../database/database.js";
import { changesOf, EventKind, OPERATOR } from "../../events/event.js";
import type { AccountTx, Write } from "../../events/write.js";
import { InputCheck } from "../../input/input-check.js";
import { enqueue } from "../../jobs/enqueue.js";
import { forEachAccount } from "../../jobs/sweeper.js";
import { countAccountsWith, decideFeatures, putRollout, readUnsettled, settleFeatures } from "./feature.store.js";

/** The task that brings a rollout to the accounts. */
export const ROLLOUT_TASK = "rollout";

/** From which account on; null: from the first. */
export interface RolloutJob {
  after: string | null;
}

/** Accounts that one job looks at. */
const BATCH = 500;
/** How long the operator's request itself takes part, in milliseconds: a small installation has it all when it is answered. */
const PATIENCE = 5_000;

/** Features of accounts: given to one by the operator, or released to a share of all. */
export class FeatureService {
  constructor(
    private readonly db: Database,
    private readonly write: Write,
  ) {}

  /**
   * Each account has a place that never changes, and the feature is on for those whose place is below the percentage. Accounts gain and
   * lose it one by one, each with an event of its own; what a crash interrupts is resumed by the job.
   */
  async setRollout(input: { feature: string; percent: number }): Promise<{ enabledAccountCount: number }> {
    const check = new InputCheck();
    const percent = check.integer(input.percent, ["input", "percent"], { min: 0, max: 100 });
    check.done();
    await this.db.transaction(async (tx) => {
      await putRollout(tx, input.feature, percent);
      await this.#continue(tx, null);
    });
    const end = performance.now() + PATIENCE;
    let after: string | null = null;
    do after = await this.#settleSome(after);
    while (after !== null && performance.now() < end);
    return { enabledAccountCount: await countAccountsWith(this.db, input.feature) };
  }

  /** Runs a job: a batch of accounts, and then the next job. */
  async rollOut({ after }: RolloutJob): Promise<void> {
    const last = await this.#settleSome(after);
    if (last !== null) await this.#continue(this.db, last);
  }

  #continue(sql: Parameters<typeof enqueue>[0], after: string | null): Promise<void> {
    return enqueue(sql, ROLLOUT_TASK, { after } satisfies RolloutJob);
  }

  /** @returns the last account that was looked at, where there may be more behind it. */
  async #settleSome(after: string | null): Promise<string | null> {
    const { unsettled, last } = await readUnsettled(this.db, after, BATCH);
    await forEachAccount(unsettled, (accountId) => this.write.as(OPERATOR, accountId, settle));
    return last;
  }
}

/** The operator's word on features of one account, in force at once. */
export async function changeFeatures(tx: AccountTx, enabled: string[], disabled: string[]): Promise<void> {
  if (!enabled.length && !disabled.length) return;
  await decideFeatures(tx, tx.account.id, enabled, disabled);
  await settle(tx);
}

async function settle(tx: AccountTx): Promise<void> {
  const features = await settleFeatures(tx, tx.account.id);
  const changes = features ? changesOf({ features: [...tx.account.features].sort() }, { features }) : [];
  if (changes.length) tx.record({ kind: EventKind.ACCOUNT_FEATURES_CHANGED, changes });
}
