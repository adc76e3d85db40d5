import { cpuOfFamily } from "../common/cpu.js";
import type { Counted } from "./clients.js";
import type { Scene } from "./measures.js";

/** Consoles are cut off in parts, with an event between, so that they come back with different cursors. */
const PARTS = 4;

export interface Reconnected {
  /** CPU-seconds until all were back, and had what they missed. */
  server: number;
  postgres: number;
  /** Seconds until then. */
  seconds: number;
  /** Events that were missed while away, by all consoles together. */
  missed: number;
  lost: number;
  duplicated: number;
  outOfOrder: number;
  size: number;
}

/** Cuts all sockets off, goes on with the events, and has all consoles come back at once, each behind the last event that it got. */
export async function reconnect(scene: Scene, postmaster: number, replays: boolean): Promise<Reconnected> {
  await scene.open();
  await scene.emitToAll();
  await scene.reached();
  await scene.ask({ do: "begin", deliveries: 0 });
  let missed = 0;
  for (let part = 0; part < PARTS; part++) {
    await scene.ask({ do: "cut", part, of: PARTS });
    // What is on its way to who was cut off is none of the measure.
    await scene.quiet();
    await scene.emitToAll();
    missed += ((part + 1) * scene.consoles.length) / PARTS;
    await scene.quiet();
  }

  const before = { server: scene.cpu(), postgres: cpuOfFamily(postmaster) };
  const began = performance.now();
  await scene.ask({ do: "reopen", port: scene.server.port });
  if (replays) await scene.reached();
  const seconds = (performance.now() - began) / 1000;
  await scene.quiet();
  const server = scene.cpu() - before.server;
  const postgres = cpuOfFamily(postmaster) - before.postgres;

  await scene.emitToAll();
  await scene.reached();
  const { size } = await scene.ask<Counted>({ do: "count" });
  const { lost, duplicated, outOfOrder } = await scene.report();
  return { server, postgres, seconds, missed, lost, duplicated, outOfOrder, size };
}
