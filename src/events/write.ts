import type { Authenticator } from "../access/authenticate.js";
import type { Language } from "../access/language.js";
import type { Right } from "../access/rules.js";
import type { UserViewer, Viewer } from "../access/viewer.js";
import type { Database, Tx } from "../database/database.js";
import { AccountGone, unauthenticated } from "../errors/graphql-errors.js";
import { append } from "./append.js";
import { endsSomebody } from "./consequences.js";
import type { Author, EventDraft } from "./event.js";

/** Who does something, and by which line of the map of rights. */
export interface Actor<V extends Viewer = Viewer> {
  readonly viewer: V;
  readonly right: Right;
}

/** A user by its session, where the line of the map wants one. */
export type UserActor = Actor<UserViewer>;

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
export interface ActorTx<V extends Viewer = Viewer> extends AccountTx {
  readonly viewer: V;
}

export interface WriteOptions {
  /** Do it all, answer, and undo it. */
  dryRun?: boolean;
}

export interface ReadingOptions<Read> extends WriteOptions {
  /** What the work begins with: asked for together with the lock, it takes no round trip of its own, and is read under it. */
  read?(tx: Tx): Promise<Read>;
}

const LOCK = `
  select id, slug, name, language, region, time_zone as "timeZone", signature_enabled as "signatureEnabled", two_factor_required as "twoFactorRequired",
    allowed_email_domains as "allowedEmailDomains", invitation_days as "invitationDays", retention_days as "retentionDays", features,
    seat_limit as "seatLimit", campaign_credits as "campaignCredits"
  from account where id = $1 and closed_at is null for no key update`;

/**
 * Changes to an account's team. Each begins by locking the account's row and ends by appending its events: changes to one account
 * happen one after the other, whatever races to make them, and the log tells them in that order. The lock leaves key checks of
 * other transactions alone (`for no key update`).
 */
export class Write {
  /** Told what each change recorded, once it is committed. Nobody waits for it: it must not fail. */
  onRecorded: ((accountId: string, events: readonly EventDraft[]) => void) | null = null;
  /** Told the last event of each change that ends sessions or keys, once it is committed. It is waited for, and must not fail. */
  onEnded: ((accountId: string, sequence: number) => Promise<void>) | null = null;

  constructor(
    private readonly db: Database,
    private readonly authenticator: Authenticator,
    /** Hints that do not go through the database are given once the change is committed. */
    private readonly hint: ((accountId: string) => void) | null,
  ) {}

  /**
   * Runs a viewer's change. Its session or key, and its rights, are read again under the lock: a suspension that was answered before has
   * ended the session, and one that comes later waits.
   * @throws UNAUTHENTICATED or FORBIDDEN where they no longer hold.
   */
  by<T, V extends Viewer, Read = undefined>(
    { viewer, right }: Actor<V>,
    work: (tx: ActorTx<V>, read: Read) => Promise<T>,
    options: ReadingOptions<Read> = {},
  ): Promise<T> {
    const reread = (tx: Tx) => Promise.all([this.authenticator.reread(tx, viewer), options.read?.(tx)]);
    return this.#locked(viewer.accountId, options, reread, async (tx, [now, read]) => {
      if (!now) throw unauthenticated();
      const answer = right.decide({ viewer: now, operator: false }, {});
      if (answer !== true) throw answer;
      return { author: { id: now.userId, name: now.name }, answer: await work({ ...tx, viewer: now }, read as Read) };
    });
  }

  /**
   * Runs a change that no session is behind: of the system, of the operator, of the holder of a link.
   * @throws AccountGone where there is no such account, or it has been closed.
   */
  as<T>(
    author: Author,
    accountId: string,
    work: (tx: AccountTx) => Promise<T>,
    options: WriteOptions = {},
  ): Promise<T> {
    const nothing = async () => {};
    return this.#locked(accountId, options, nothing, async (tx) => ({ author, answer: await work(tx) }));
  }

  /** `read` is asked for with the lock, and answered once that is held: each statement sees what was committed when its turn came. */
  async #locked<Read, T>(
    accountId: string,
    { dryRun }: WriteOptions,
    read: (tx: Tx) => Promise<Read>,
    work: (tx: AccountTx, read: Read) => Promise<{ author: Author; answer: T }>,
  ): Promise<T> {
    const lock = (tx: Tx) => Promise.all([tx.query<LockedAccount>(LOCK, [accountId]), read(tx)]);
    const { tx, first, commit, rollback } = await this.db.begin("READ COMMITTED", lock);
    const drafts: EventDraft[] = [];
    const done = async () => {
      const [[account], found] = first;
      if (!account) throw new AccountGone();
      return work({ ...tx, account, record: (...more) => void drafts.push(...more) }, found);
    };
    let worked: Awaited<ReturnType<typeof done>>;
    try {
      worked = await done();
    } catch (error) {
      await rollback();
      throw error;
    }
    if (dryRun) {
      await rollback();
      return worked.answer;
    }
    if (!drafts.length) await commit();
    else {
      let last = 0;
      await commit(async () => {
        last = await append(tx, accountId, worked.author, drafts, this.hint === null);
      });
      this.hint?.(accountId);
      this.onRecorded?.(accountId, drafts);
      if (drafts.some(endsSomebody)) await this.onEnded?.(accountId, last);
    }
    return worked.answer;
  }
}
