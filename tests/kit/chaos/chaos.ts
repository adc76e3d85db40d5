import { setTimeout as sleep } from "node:timers/promises";
import { brokenRules } from "./checks/rules.js";
import { Crowd } from "./crowd.js";
import { STORMS, WORSE } from "./faults.js";
import { judge, type Tally } from "./judge.js";
import { Random } from "./random.js";
import { type Scene, setScene } from "./scene.js";
import { settle } from "./settle.js";
import { rage, type Strikes } from "./storm.js";

export interface ChaosOptions {
  seed: number;
  /** How long things break, in milliseconds: every fault strikes once at least. */
  lasting: number;
  /** How long a fault lasts that has no length of its own, on average, in milliseconds. */
  pace: number;
  accounts: number;
  /** Of each account. */
  writers: number;
  consoles: number;
  team: number;
  /** How long a writer rests after each change, in milliseconds. */
  rest: number;
  hurried: boolean;
  /** Settings of the nodes, over those of the scene. */
  env?: Record<string, string>;
  /** Beside the faults that always strike, those that take their time. */
  worse: boolean;
}

/** What was seen. */
export interface Figures extends Tally {
  /** How long things broke. */
  seconds: number;
  /** The longest time without an acknowledged change, in milliseconds. */
  longestSilence: number;
  strikes: Strikes;
}

export interface Outcome {
  figures: Figures;
  /** What should not have been; nothing, where all is well. */
  faults: string[];
}

const SAMPLE_EVERY = 500;

/** Has people write and watch while everything breaks; then everything is mended, and what they were told compared with what there is. */
export async function unleash(options: ChaosOptions): Promise<Outcome> {
  const random = new Random(options.seed);
  const scene = await setScene({ ...options, random });
  const crowd = new Crowd({ ...options, scene, random: random.fork() });
  try {
    await crowd.gather();
    return await endure(options, scene, crowd, random);
  } finally {
    await crowd.close();
    await scene.close();
  }
}

async function endure(options: ChaosOptions, scene: Scene, crowd: Crowd, random: Random): Promise<Outcome> {
  const strikes: Strikes = new Map();
  const began = Date.now();
  const goesOn = () => Date.now() - began < options.lasting;
  const things = {
    ...scene,
    pace: options.pace,
    consoles: () => crowd.consoles(),
    rush: crowd.rush.bind(crowd),
  };
  crowd.work();
  const calm = new AbortController();
  const sampled = sampleRules(scene, calm.signal);
  const storms = STORMS.map((faults, i) => (options.worse ? { ...faults, ...WORSE[i] } : faults));
  const raging = storms.map((faults) => rage(faults, things, random.fork(), goesOn, strikes));
  // Where one could not go on, what the others have broken is still mended before all is over.
  await Promise.allSettled(raging);
  await Promise.all(raging);
  const ended = Date.now();
  await crowd.leave();
  calm.abort();
  const faults = [...(await sampled), ...(await settle(scene, crowd, options))];
  const judged = await judge(scene, crowd);
  const longestSilence = crowd.ledger.longestSilence(began, ended);
  const figures = { ...judged.tally, seconds: (ended - began) / 1000, longestSilence, strikes };
  return { figures, faults: [...faults, ...judged.faults] };
}

/** Rules hold at every moment, not only in the end. */
async function sampleRules({ postgres }: Scene, signal: AbortSignal): Promise<string[]> {
  const broken = new Set<string>();
  while (!signal.aborted) {
    for (const rule of await brokenRules(postgres)) broken.add(rule);
    await sleep(SAMPLE_EVERY, undefined, { signal }).catch(() => {});
  }
  return [...broken];
}
