import { changesOf, EventKind } from "../../events/event.js";
import type { Actor, Write } from "../../events/write.js";
import { InputCheck } from "../../input/input-check.js";
import { TEXT_MAX } from "../../input/text.js";
import { changeSettings, readSettings, type Settings } from "./automation.store.js";

export interface GivenSettings {
  greeting?: string | null;
  closing?: string | null;
  distributionEnabled?: boolean | null;
}

/** What an account says and does by itself. */
export class AutomationService {
  constructor(private readonly write: Write) {}

  async update(actor: Actor, input: GivenSettings): Promise<{ automation: string }> {
    const check = new InputCheck();
    const given: Partial<Settings> = {
      greeting: check.optionalText(input.greeting, ["input", "greeting"], TEXT_MAX),
      closing: check.optionalText(input.closing, ["input", "closing"], TEXT_MAX),
      distributionEnabled: input.distributionEnabled ?? undefined,
    };
    if (input.distributionEnabled === null) check.refuse("BLANK", ["input", "distributionEnabled"]);
    check.done();
    await this.write.by(actor, async (tx) => {
      const changes = changesOf({ ...(await readSettings(tx, tx.account.id)) }, { ...given });
      if (!changes.length) return;
      await changeSettings(tx, tx.account.id, given);
      tx.record({ kind: EventKind.AUTOMATION_UPDATED, changes });
    });
    return { automation: actor.viewer.accountId };
  }
}
