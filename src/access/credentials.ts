import type { Sql } from "../database/sql.js";
import { type Authenticator, touchSessions } from "./authenticate.js";
import { keysByIds, touchKeys } from "./authenticate-key.js";
import { credentialOf, type Viewer } from "./viewer.js";

/** What viewers ask by, each once. */
function credentialsOf(viewers: Iterable<Viewer>) {
  const sessionIds = new Set<string>();
  const apiKeyIds = new Set<string>();
  for (const viewer of viewers)
    if (viewer.sessionId === null) apiKeyIds.add(viewer.apiKeyId);
    else sessionIds.add(viewer.sessionId);
  return { sessionIds: [...sessionIds], apiKeyIds: [...apiKeyIds] };
}

/** An account's viewers as they are now, in their order; null for each whose session or key has ended. */
export async function rereadAll(
  authenticator: Authenticator,
  sql: Sql,
  accountId: string,
  viewers: readonly Viewer[],
): Promise<(Viewer | null)[]> {
  const { sessionIds, apiKeyIds } = credentialsOf(viewers);
  const sessions = sessionIds.length ? await authenticator.bySessions(sql, accountId, sessionIds) : [];
  const keys = apiKeyIds.length ? await keysByIds(sql, accountId, apiKeyIds) : [];
  const alive = new Map<string, Viewer>([...sessions, ...keys].map((viewer) => [credentialOf(viewer), viewer]));
  return viewers.map((viewer) => alive.get(credentialOf(viewer)) ?? null);
}

/** Records that what an account's viewers ask by is in use. */
export async function touch(sql: Sql, accountId: string, viewers: Iterable<Viewer>): Promise<void> {
  const { sessionIds, apiKeyIds } = credentialsOf(viewers);
  if (sessionIds.length) await touchSessions(sql, accountId, sessionIds);
  if (apiKeyIds.length) await touchKeys(sql, accountId, apiKeyIds);
}
