import { createHash } from "node:crypto";
import type { Sql } from "../../database/sql.js";
import { agentFamily } from "./agent.js";
import { placeOf } from "./client-network.js";
import type { Device } from "./open-session.js";

/** How many devices are remembered of a user: those it signed in from last. */
const REMEMBERED = 20;

const REMEMBER = `
  with known as (
    select count(*) as every, count(*) filter (where device_hash = $3) as this from known_device where account_id = $1 and user_id = $2
  ), seen as (
    insert into known_device (account_id, user_id, device_hash) values ($1, $2, $3)
    on conflict (account_id, user_id, device_hash) do update set last_seen_at = now()
  ), forgotten as (
    delete from known_device where (account_id, user_id, device_hash) in (
      select account_id, user_id, device_hash from known_device where account_id = $1 and user_id = $2 and device_hash <> $3
      order by last_seen_at desc offset ${REMEMBERED - 1})
  )
  select every > 0 and this = 0 as unknown from known`;

/**
 * Remembers from where a user signs in: the kind of program and system, and the network, as one hash. Answers whether that is new of
 * somebody who has signed in before. Callers hold the account's lock.
 */
export async function rememberDevice(
  sql: Sql,
  { accountId, id }: { accountId: string; id: string },
  { ipAddress, userAgent }: Device,
): Promise<{ unknown: boolean }> {
  const device = `${id}\n${agentFamily(userAgent)}\n${placeOf(ipAddress)}`;
  const hash = createHash("sha256").update(device).digest();
  const [row] = await sql.query<{ unknown: boolean }>(REMEMBER, [accountId, id, hash]);
  return row!;
}
