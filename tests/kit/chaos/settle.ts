import { setTimeout as sleep } from "node:timers/promises";
import type { Crowd } from "./crowd.js";
import type { Scene } from "./scene.js";

const LOOK_EVERY = 100;

/** Waits for what has to become true by itself, and says what has not. */
async function becomes(what: string, within: number, isTrue: () => Promise<boolean>): Promise<string[]> {
  for (const deadline = Date.now() + within; ; await sleep(LOOK_EVERY)) {
    if (await isTrue()) return [];
    if (Date.now() > deadline) return [`unsettled: ${what} after ${within / 1000} s`];
  }
}

export interface SettleOptions {
  /** Jobs of killed nodes are not waited for, but are taken from them at once, as others do when half a minute has passed. */
  hurried: boolean;
}

/** With all faults over: waits until every node is ready, every mail out and every console at its log's end. */
export async function settle(scene: Scene, crowd: Crowd, { hurried }: SettleOptions): Promise<string[]> {
  const { nodes, postgres } = scene;
  const ready = await becomes("not all nodes are ready", 30_000, async () => {
    const answers = nodes.cluster.nodes.map(({ url }) =>
      fetch(`${url}/readyz`).then(
        (answer) => answer.ok,
        () => false,
      ),
    );
    return (await Promise.all(answers)).every(Boolean);
  });
  const mails = await becomes("mails wait", 120_000, async () => {
    if (hurried) await postgres.query(TAKE_FROM_SILENT);
    // What failed while the mail server was away is tried again after minutes only.
    await postgres.query(TRY_AT_ONCE);
    const [{ count }] = (await postgres.query<{ count: number }>(WAITING)) as [{ count: number }];
    return count === 0;
  });
  const ends = await postgres.query<{ id: string; end: number }>(
    `select id, event_sequence::int as "end" from account`,
  );
  const arrived = await Promise.all(
    crowd.offices.map(async ({ account, consoles, warden }) => {
      const { end } = ends.find(({ id }) => id === account.id)!;
      const all = [...consoles, ...warden.consoles];
      for (const console of all) console.resume();
      return becomes(`not all consoles of ${account.slug} are at their log's end`, 30_000, async () =>
        all.every(({ position, over }) => position >= end || over),
      );
    }),
  );
  const closed = await becomes("not all sockets of suspended users are closed", 30_000, async () =>
    crowd.offices.every(({ warden }) => warden.endings.every(({ console }) => console.over)),
  );
  const idle = await becomes("transactions are left open", 30_000, async () => {
    const [{ count }] = (await postgres.query<{ count: number }>(OPEN)) as [{ count: number }];
    return count === 0;
  });
  return [...ready, ...mails, ...arrived.flat(), ...closed, ...idle];
}

const OPEN = `
  select count(*)::int from pg_stat_activity
  where state like 'idle in transaction%' and state_change < now() - interval '1 second'`;
const WAITING = "select count(*)::int from graphile_worker.jobs where task_identifier = 'mail'";
const TRY_AT_ONCE = `
  select count(*) from graphile_worker.reschedule_jobs(
    array(select id from graphile_worker.jobs where task_identifier = 'mail' and locked_at is null and run_at > now()), run_at => now())`;
/** Who lives beats every ten seconds. */
const TAKE_FROM_SILENT = `
  select graphile_worker.force_unlock_workers(array_agg(distinct job.locked_by)) from graphile_worker.jobs job
  where job.locked_by is not null and not exists (
    select from worker_heartbeat alive where alive.worker_id = job.locked_by and alive.beat_at > now() - interval '11 seconds')
  having count(*) > 0`;
