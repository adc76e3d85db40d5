/** `node --import tsx bench/common/profile.ts FILE.cpuprofile`: where a CPU profile spent its time, by package and by function. */
import { readFileSync } from "node:fs";
import { table } from "./numbers.js";

interface Frame {
  functionName: string;
  url: string;
  lineNumber: number;
}

interface Profile {
  nodes: { id: number; callFrame: Frame; children?: number[] }[];
  samples: number[];
  timeDeltas: number[];
}

/** The first seconds are the start and the compiler's warm-up. */
const SKIPPED = 0.35;

const profile: Profile = JSON.parse(readFileSync(process.argv[2]!, "utf8"));
const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
const parents = new Map(profile.nodes.flatMap(({ id, children }) => (children ?? []).map((child) => [child, id])));

/** Whose time it is; that of native functions is their caller's. */
function ownerOf(id: number): string {
  const { url, functionName } = frames.get(id)!;
  if (functionName === "(garbage collector)") return "garbage collection";
  const inPackage = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url);
  if (inPackage) return inPackage[1]!;
  if (url.startsWith("node:")) return "node";
  if (url) return `product: ${/\/(?:dist|src)\/(.*?)(?:\/|\.\w+$)/.exec(url)?.[1] ?? url}`;
  const parent = parents.get(id);
  return parent === undefined ? "node" : ownerOf(parent);
}

const placeOf = (id: number): string => {
  const { functionName, url, lineNumber } = frames.get(id)!;
  return `${functionName || "(anonymous)"} ${url.replace(/.*\/(node_modules|dist|src)\//, "")}:${lineNumber + 1}`;
};

const owners = new Map<string, number>();
const places = new Map<string, number>();
const whole = profile.timeDeltas.reduce((total, delta) => total + delta, 0);
let at = 0;
let busy = 0;
for (const [i, id] of profile.samples.entries()) {
  const spent = profile.timeDeltas[i]!;
  at += spent;
  if (at < whole * SKIPPED || /^\((idle|root|program)\)$/.test(frames.get(id)!.functionName)) continue;
  busy += spent;
  for (const [sums, key] of [
    [owners, ownerOf(id)],
    [places, placeOf(id)],
  ] as const)
    sums.set(key, (sums.get(key) ?? 0) + spent);
}

const shares = (sums: Map<string, number>, most: number): string[][] =>
  [...sums]
    .sort((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([key, spent]) => [key, `${((100 * spent) / busy).toFixed(1)} %`]);

console.log(table(["self time by owner", "share"], shares(owners, 25)));
console.log(`\n${table(["self time by function", "share"], shares(places, 40))}`);
