import type { Sql } from "../../database/sql.js";
import { SEATS_RESERVED, SEATS_USED } from "./account.projection.js";

/** An account's licences, as the API's `Seats` shows them. */
export interface SeatCount {
  limit: number;
  /** Members, active and suspended. */
  used: number;
  /** Pending invitations of members. */
  reserved: number;
  /** What may still be taken; never below 0, although a lowered limit can leave more taken than there are. */
  available: number;
}

const COUNT = `select (${SEATS_USED}) as used, (${SEATS_RESERVED}) as reserved`.replaceAll("$account", "$1");

/** How an account's seats stand. Under the account's lock they stay so: whatever takes or frees one holds it too. */
export async function seatsOf(sql: Sql, account: { id: string; seatLimit: number }): Promise<SeatCount> {
  const [row] = await sql.query<{ used: number; reserved: number }>(COUNT, [account.id]);
  const { used, reserved } = row!;
  return { limit: account.seatLimit, used, reserved, available: Math.max(0, account.seatLimit - used - reserved) };
}
