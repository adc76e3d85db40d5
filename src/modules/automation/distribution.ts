import type { Sql } from "../../database/sql.js";
import { AccountGone } from "../../errors/graphql-errors.js";
import { type EventDraft, EventKind, SYSTEM } from "../../events/event.js";
import type { Write } from "../../events/write.js";
import { giveConversations } from "../conversations/index.js";
import {
  findDue,
  findDueAmong,
  holdUsers,
  holdWaiting,
  readFree,
  readFreeAmong,
  readWaiting,
  readWaitingAmong,
  START,
} from "./distribution.store.js";
import { type Gift, having, match } from "./match.js";
import { Rounds } from "./rounds.js";

/** The most conversations that are looked at, and given, at a time: what else wants the account's lock has its turn in between. */
const BATCH = 200;
/** The most of them in a row, before other accounts, and who asks meanwhile, have their turn. */
const MOST_BATCHES = 10;
/** How often in a row others may be faster before the rest is left to the next sweep. */
const MOST_LOST = 5;
const MOST_ACCOUNTS = 100;

const FREEING = new Set([
  EventKind.ACCOUNT_DATA_ERASED,
  EventKind.AUTOMATION_UPDATED,
  EventKind.CONVERSATION_DELETED,
  EventKind.ROLE_UPDATED,
  EventKind.STRUCTURE_DELETED,
  EventKind.USER_DELETED,
  EventKind.USER_REACTIVATED,
  EventKind.USER_SUSPENDED,
  EventKind.USER_UPDATED,
]);

/** Whether somebody may be free after these events who was not, or something wait that did not. */
export const mayFree = (events: readonly EventDraft[]): boolean => events.some(({ kind }) => FREEING.has(kind));

/**
 * Gives waiting conversations to who is online, has room, and belongs to all that they belong to. What can be given is looked for without
 * a lock, as mostly there is nothing. What was found is held then, under the account's lock, under which users' rights, limits and
 * departments stand still, and matched once more: limits are exact, and nothing is given twice. Rows that somebody else holds are
 * passed by, so that nobody waits for anybody in a circle.
 */
export class Distribution {
  readonly #rounds = new Rounds((accountId) => this.#unfailing(() => this.#distribute(accountId)));
  readonly #ones = new Set<Promise<void>>();

  constructor(
    private readonly sql: Sql,
    private readonly write: Write,
    private readonly log: { error(fields: object, message: string): void },
  ) {}

  /** Gives what can be given in an account, oldest first, where distribution is enabled. Failures are logged, and the next sweep tries again. */
  distribute(accountId: string): Promise<void> {
    return this.#rounds.ask(accountId);
  }

  /** The same in several accounts, one after the other. */
  async distributeIn(accountIds: readonly string[]): Promise<void> {
    await this.#unfailing(async () => {
      for (const id of await findDueAmong(this.sql, accountIds)) await this.distribute(id);
    });
  }

  /** What a crash has left over, and what nobody asked for. */
  async sweep(): Promise<void> {
    for (const id of await findDue(this.sql, MOST_ACCOUNTS)) await this.distribute(id);
  }

  /** Gives one conversation to whoever is free and has its skills, whatever its department, and whether or not distribution is enabled. */
  async distributeOne(accountId: string, conversationId: string): Promise<void> {
    const giving = this.#unfailing(() => this.#distributeOne(accountId, conversationId));
    this.#ones.add(giving);
    await giving;
    this.#ones.delete(giving);
  }

  /** Begins nothing more by itself, and waits for what runs. */
  async stop(): Promise<void> {
    await Promise.all([this.#rounds.stop(), ...this.#ones]);
  }

  async #distribute(accountId: string): Promise<void> {
    if (!(await findDueAmong(this.sql, [accountId])).length) return;
    let free = await readFree(this.sql, accountId);
    let after = START;
    let lost = 0;
    for (let batch = 0; free.length && lost < MOST_LOST; batch++) {
      // From the oldest again: what was given waits no more, and somebody may have come who can take what nobody could.
      if (batch === MOST_BATCHES) return void this.#rounds.ask(accountId);
      const waiting = await readWaiting(this.sql, accountId, after, free, BATCH);
      const planned = match(waiting, free);
      const given = planned.length ? await this.#give(accountId, planned, { anyDepartment: false }) : [];
      if (given.length < planned.length) {
        // Others were faster with some: they are looked at once more, with who is free now.
        lost = given.length ? 0 : lost + 1;
        free = await readFree(this.sql, accountId);
      } else {
        if (waiting.length < BATCH) return;
        // The rest of these nobody can take.
        after = waiting.at(-1)!;
        free = having(free, given);
      }
    }
  }

  async #distributeOne(accountId: string, conversationId: string): Promise<void> {
    const whatever = { anyDepartment: true };
    for (let lost = 0; lost < MOST_LOST; lost++) {
      const waiting = await readWaitingAmong(this.sql, accountId, [conversationId], whatever);
      const planned = match(waiting, waiting.length ? await readFree(this.sql, accountId) : []);
      if (!planned.length || (await this.#give(accountId, planned, whatever)).length) return;
    }
  }

  /** Gives what is planned, as far as it holds under the locks; answers what was given to whom. */
  #give(accountId: string, planned: readonly Gift[], departments: { anyDepartment: boolean }): Promise<Gift[]> {
    const userIds = [...new Set(planned.map(({ userId }) => userId))];
    const conversationIds = planned.map(({ conversationId }) => conversationId);
    return this.write.as(SYSTEM, accountId, async (tx) => {
      const [users, conversations, waiting, free] = await tx.together(() =>
        Promise.all([
          holdUsers(tx, accountId, userIds),
          holdWaiting(tx, accountId, conversationIds),
          readWaitingAmong(tx, accountId, conversationIds, departments),
          readFreeAmong(tx, accountId, userIds),
        ]),
      );
      const held = new Set([...users, ...conversations]);
      const isHeld = ({ id }: { id: string }) => held.has(id);
      const gifts = match(waiting.filter(isHeld), free.filter(isHeld));
      if (gifts.length) await giveConversations(tx, accountId, gifts);
      return gifts;
    });
  }

  async #unfailing(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      // Of an account that was closed meanwhile, nothing is to be given any more.
      if (!(error instanceof AccountGone)) this.log.error({ err: error }, "conversations could not be distributed");
    }
  }
}
