import type { Viewer } from "../access/viewer.js";
import type { Lanes } from "../database/account-batch.js";
import type { Sql } from "../database/sql.js";
import type { LoggedEvent } from "./logged.js";

/** What a stream needs of the world. */
export interface StreamSource {
  readonly sql: Sql;
  /** For what thousands of consoles may have missed. */
  readonly replaying: Lanes;
  readLog(accountId: string, after: number): Promise<LoggedEvent[]>;
  /** As of a moment behind the call. */
  readEnd(accountId: string): Promise<number>;
  /** As they are now, in their order; null for each whose session or key has ended. */
  readViewers(accountId: string, viewers: readonly Viewer[]): Promise<(Viewer | null)[]>;
  /** Counts on: later answers are greater. */
  moment(): number;
  delivered(events: number): void;
  lagged(): void;
  failed(error: unknown): void;
}
