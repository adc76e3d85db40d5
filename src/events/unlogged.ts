import type { Authenticator } from "../access/authenticate.js";
import type { Viewer } from "../access/viewer.js";
import type { Database, Tx } from "../database/database.js";
import type { Sql } from "../database/sql.js";
import { unauthenticated } from "../errors/graphql-errors.js";
import type { Actor } from "./write.js";

/** A viewer's change that the log does not tell, with its rights as they were when it began: what is taken away meanwhile ends with the next one. */
export interface UnloggedTx extends Tx {
  readonly accountId: string;
  readonly viewer: Viewer;
}

const HOLD = {
  session: "select from session where account_id = $1 and id = $2 for key share",
  // Also against who has it rest, which deletes nothing.
  api_key: "select from api_key where account_id = $1 and id = $2 for share",
};

/**
 * Changes to what is no part of an account's team, as its contacts are: they make no events, and do not wait for one another. Each holds
 * its session's or key's row, which whoever ends that deletes, and whoever suspends a key's creator locks: either the change commits before
 * that is answered, or it finds none.
 */
export class UnloggedWrite {
  constructor(
    private readonly db: Database,
    private readonly authenticator: Authenticator,
  ) {}

  /**
   * `hold` locks what has to be locked before a session, in the one order that everybody keeps: users first.
   * @throws UNAUTHENTICATED or FORBIDDEN where the viewer's session or key, or its right, no longer holds.
   */
  async by<T>(
    { viewer, right }: Actor,
    work: (tx: UnloggedTx) => Promise<T>,
    { hold }: { hold?(sql: Sql): Promise<unknown> } = {},
  ): Promise<T> {
    const { accountId } = viewer;
    const [held, id] = viewer.sessionId === null ? [HOLD.api_key, viewer.apiKeyId] : [HOLD.session, viewer.sessionId];
    // Whoever waits here for the end of the session sees it ended in the statement that follows.
    const begin = (tx: Tx) =>
      Promise.all([hold?.(tx), tx.query(held, [accountId, id]), this.authenticator.reread(tx, viewer)]);
    return this.db.transaction(async (tx, [, , now]) => {
      if (!now) throw unauthenticated();
      const answer = right.decide({ viewer: now, operator: false }, {});
      if (answer !== true) throw answer;
      return work({ ...tx, accountId, viewer: now });
    }, begin);
  }
}
