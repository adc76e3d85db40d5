import { Client } from "pg";

/*
 * Several nodes may use one embedded server, and the last of them to close stops it. Who is there is a lock in the server
 * itself: each node holds it shared in a session of its own, which ends with the node, however that dies. Who closes gives
 * up its share and asks for the whole: one that gets it is alone, and keeps it, so that a node which comes in between waits
 * at the lock until the server is gone, and starts it anew.
 */
const lockKey = 0x726f_7374;

/** Enters, in a session to hold on to. Null: nothing that knows our password answers there, or it is stopping. */
export async function enter(url: string): Promise<Client | null> {
  const session = new Client({
    connectionString: url,
    connectionTimeoutMillis: 2_000,
    application_name: "roster presence",
  });
  // The server may stop or be killed; whoever needs it then notices by itself.
  session.on("error", () => {});
  try {
    await session.connect();
    await session.query("select pg_advisory_lock_shared($1)", [lockKey]);
    return session;
  } catch {
    await session.end().catch(() => {});
    return null;
  }
}

/** Whether no other node is there. From a yes on, until the session ends, none can enter. */
export async function isLast(session: Client): Promise<boolean> {
  await session.query("select pg_advisory_unlock_shared($1)", [lockKey]);
  const { rows } = await session.query<{ alone: boolean }>("select pg_try_advisory_lock($1) as alone", [lockKey]);
  return rows[0].alone;
}
