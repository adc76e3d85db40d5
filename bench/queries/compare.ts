import { deepStrictEqual } from "node:assert";
import type pg from "pg";
import type { BenchServer } from "../common/server.js";
import { type Call, OPERATIONS, type PagedScene, reactivate, suspend, teamPage } from "./operations.js";
import type { Scene } from "./seed.js";

const PAGES = 4;

export async function ask({ port }: BenchServer, { token, ...call }: Call): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify(call),
  });
  return response.json();
}

/** Cursors behind the first pages of each account's team, as this server gives them; `put` words the question for it. */
export async function walkPages(
  server: BenchServer,
  scene: Scene,
  put: (call: Call) => Call = (call) => call,
): Promise<PagedScene> {
  const cursors: string[][] = [];
  for (const { token } of scene.accounts) {
    const ofAccount: string[] = [];
    for (let page = 0; page < PAGES; page++) {
      const answer = JSON.stringify(await ask(server, put(teamPage(token, ofAccount.at(-1) ?? null))));
      ofAccount.push(/"endCursor":"([^"]+)"/.exec(answer)![1]!);
    }
    cursors.push(ofAccount);
  }
  return { ...scene, cursors };
}

/** What of an event is the same, whoever wrote it. */
const EVENTS = `
  select kind, actor_id, actor_name, user_id, subject_id, subject_name, structure_kind, changes, ended_sessions, end_reason
  from event where account_id = $1 order by event.sequence desc limit $2`;
const USER =
  "select status, suspended_at is null as lasts, suspended_until, suspended_by, suspension_reason from app_user where account_id = $1 and id = $2";

/** What the user's suspension is to end: a session, and an invitation that it sent. */
const SESSION = `
  insert into session (account_id, id, user_id, token_hash, expires_at)
  values ($1, bench_id('session', 0), $2, 'nobody has its token', now() + interval '1 day')`;
const INVITATION = `
  insert into invitation (account_id, id, email, language, invited_by, token_hash, expires_at)
  values ($1, bench_id('invitation', 0), 'ended@elsewhere.example', 'EN', $2, 'nobody has its token', now() + interval '1 day')
  on conflict (account_id, id) do update set status = 'PENDING', ended_at = null`;

/**
 * Proves that both servers do the same: ids and values of every answer, refusals included, and what changes leave in the tables.
 * @throws where they differ.
 */
export async function compare(product: BenchServer, limit: BenchServer, scene: PagedScene, pool: pg.Pool) {
  for (const { id, calls } of OPERATIONS)
    if (id !== "suspend")
      for (const call of calls(scene, 3).slice(0, 10))
        deepStrictEqual(await ask(limit, call), await ask(product, call));

  const { id: accountId, token, administratorId, targetIds } = scene.accounts[0]!;
  // One whom the seed gave no session.
  const user = targetIds[1]!;
  const calls = [
    suspend(token, user),
    suspend(token, user),
    reactivate(token, user),
    reactivate(token, user),
    suspend(token, administratorId),
    suspend(token, scene.accounts[1]!.targetIds[0]!),
  ];
  const left = async (server: BenchServer) => {
    for (const statement of [SESSION, INVITATION]) await pool.query(statement, [accountId, user]);
    const answers: unknown[] = [];
    for (const call of calls) {
      answers.push(await ask(server, call));
      answers.push((await pool.query(USER, [accountId, user])).rows);
    }
    return { answers, events: (await pool.query(EVENTS, [accountId, 3])).rows };
  };
  deepStrictEqual(await left(limit), await left(product));
}
