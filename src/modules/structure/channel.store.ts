import type { Viewer } from "../../access/viewer.js";
import type { Sql } from "../../database/sql.js";

/** Whether a viewer is among a channel's managers; one that is no user is none. */
export async function managesChannel(sql: Sql, { accountId, userId }: Viewer, channelId: string): Promise<boolean> {
  const rows = await sql.query("select from user_channel where account_id = $1 and channel_id = $2 and user_id = $3", [
    accountId,
    channelId,
    userId,
  ]);
  return rows.length > 0;
}
