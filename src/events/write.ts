import type { Authenticator } from "../access/authenticate.js";
import type { Language } from "../access/language.js";
import type { Right } from "../access/rules.js";
import type { Viewer } from "../access/viewer.js";
import type { Database, Tx } from "../database/database.js";
import { forbidden, unauthenticated } from "../errors/graphql-errors.js";
import { append } from "./append.js";
import type { Author, EventDraft } from "./event.js";

/** Who does something, and by which line of the map of rights. */
export interface Actor {
  readonly viewer: Viewer;
  readonly right: Right;
}

/** An account's row as its lock holds it. */
export interface LockedAccount {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly language: Language;
  readonly region: string;
  readonly timeZone: string;
  readonly signatureEnabled: boolean;
  readonly twoFactorRequired: boolean;
  readonly allowedEmailDomains: readonly string[];
  readonly invitationDays: number;
  readonly retentionDays: number;
  readonly features: readonly string[];
  readonly seatLimit: number;
  readonly campaignCredits: number;
}

/** A transaction that changes an account and holds its row: nothing else changes the account's team until it ends. */
export interface AccountTx extends Tx {
  readonly account: LockedAccount;
  /** Adds to what is appended to the log when the work is done. */
  record(...drafts: EventDraft[]): void;
}

/** One that a viewer runs, with its rights as they are under the lock. */
export interface ActorTx extends AccountTx {
  readonly viewer: Viewer;
}

export interface WriteOptions {
  /** Do it all, answer, and undo it. */
  dryRun?: boolean;
}

const LOCK = `
  select id, slug, name, language, region, time_zone as "timeZone", signature_enabled as "signatureEnabled", two_factor_required as "twoFactorRequired",
    allowed_email_domains as "allowedEmailDomains", invitation_days as "invitationDays", retention_days as "retentionDays", features,
    seat_limit as "seatLimit", campaign_credits as "campaignCredits"
  from account where id = $1 for no key update`;

/** Carries an answer out of a transaction that is to leave nothing behind. */
class Undo<T> {
  constructor(readonly answer: T) {}
}

/**
 * Changes to an account's team. Each begins by locking the account's row and ends by appending its events: changes to one account
 * happen one after the other, whatever races to make them, and the log tells them in that order. The lock leaves key checks of
 * other transactions alone (`for no key update`).
 */
export class Write {
  constructor(
    private readonly db: Database,
    private readonly authenticator: Authenticator,
    /** Hints that do not go through the database are given once the change is committed. */
    private readonly hint: ((accountId: string) => void) | null,
  ) {}

  /**
   * Runs a viewer's change. Its session and rights are read again under the lock: a suspension that was answered before has ended the
   * session, and one that comes later waits.
   * @throws UNAUTHENTICATED or FORBIDDEN where they no longer hold.
   */
  by<T>({ viewer, right }: Actor, work: (tx: ActorTx) => Promise<T>, options: WriteOptions = {}): Promise<T> {
    return this.#locked(viewer.accountId, options, async (tx) => {
      const now = await this.authenticator.reread(tx, viewer);
      if (!now) throw unauthenticated();
      const answer = right.decide({ viewer: now, operator: false }, {});
      if (answer !== true) throw answer;
      return { author: { id: now.userId, name: now.name }, answer: await work({ ...tx, viewer: now }) };
    });
  }

  /**
   * Runs a change that no session is behind: of the system, of the operator, of the holder of a link.
   * @throws FORBIDDEN where there is no such account.
   */
  as<T>(
    author: Author,
    accountId: string,
    work: (tx: AccountTx) => Promise<T>,
    options: WriteOptions = {},
  ): Promise<T> {
    return this.#locked(accountId, options, async (tx) => ({ author, answer: await work(tx) }));
  }

  async #locked<T>(
    accountId: string,
    { dryRun }: WriteOptions,
    work: (tx: AccountTx) => Promise<{ author: Author; answer: T }>,
  ): Promise<T> {
    try {
      const { answer, recorded } = await this.db.transaction(async (open) => {
        const [account] = await open.query<LockedAccount>(LOCK, [accountId]);
        if (!account) throw forbidden();
        const drafts: EventDraft[] = [];
        const tx: AccountTx = { ...open, account, record: (...more) => void drafts.push(...more) };
        const { author, answer } = await work(tx);
        if (dryRun) throw new Undo(answer);
        if (drafts.length) await append(open, accountId, author, drafts, this.hint === null);
        return { answer, recorded: drafts.length > 0 };
      });
      if (recorded) this.hint?.(accountId);
      return answer;
    } catch (error) {
      if (error instanceof Undo) return error.answer as T;
      throw error;
    }
  }
}
