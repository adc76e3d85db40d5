import { AccountBatch, Lanes } from "../database/account-batch.js";
import type { Sql } from "../database/sql.js";
import { Authenticator, touchSessions } from "./authenticate.js";

type Found = Awaited<ReturnType<Authenticator["byToken"]>>;

/** Statements that may run at once. */
const LANES = 2;

/**
 * Finds the sessions of sockets. These come by the thousand after a node has restarted: those of one account are found, and recorded as in
 * use, together.
 */
export class Arrivals extends Authenticator {
  readonly #arriving: AccountBatch<Buffer, Found>;

  constructor(sql: Sql, idleHours: number) {
    super(idleHours);
    this.#arriving = new AccountBatch(new Lanes(LANES), async (accountId, hashes) => {
      const found = await this.byTokens(sql, accountId, hashes);
      const stale = found.flatMap((each) => (each?.stale ? each.viewer.sessionId : []));
      if (stale.length) await touchSessions(sql, accountId, stale);
      return found.map((each) => each && { ...each, stale: false });
    });
  }

  override byToken(_sql: Sql, { accountId, hash }: { accountId: string; hash: Buffer }): Promise<Found> {
    return this.#arriving.ask(accountId, hash);
  }
}
