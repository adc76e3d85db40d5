import { deepStrictEqual } from "node:assert";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type DocumentNode, parse, print, separateOperations } from "graphql";
import { ROOT } from "../common/child.js";
import type { BenchServer, ServerOptions } from "../common/server.js";
import { ask, walkPages } from "./compare.js";
import { type Call, CONNECTIONS, type Operation, type PagedScene } from "./operations.js";

/** Another GraphQL server that answers from the same tables; see `bench/peers/queries`. */
interface Peer {
  readonly name: string;
  readonly file: string;
  /** The Node that runs it, where it does not run on ours. */
  readonly node?: string;
  /** Its own documents for the operations, by their names, where its schema is of its own making. */
  readonly documents?: string;
}

const FOLDER = "bench/peers";
const PEERS: readonly Peer[] = [
  { name: "mercurius", file: `${FOLDER}/queries/mercurius.mjs` },
  { name: "yoga", file: `${FOLDER}/queries/yoga.mjs` },
  {
    name: "postgraphile",
    file: `${FOLDER}/queries/postgraphile.mjs`,
    node: `${FOLDER}/node_modules/node22/bin/node`,
    documents: `${FOLDER}/queries/postgraphile.graphql`,
  },
];

/** What peers serve. */
const SERVED = new Set(["viewer", "team", "invitations", "organizations", "events", "conversations"]);

/** A server that is measured, and what it is asked. */
export interface Measurable {
  readonly server: BenchServer;
  serves(operation: Operation): boolean;
  /** What each connection asks. */
  calls(operation: Operation): Call[][];
}

/** What all servers are asked that have the product's schema. */
export const callsOf = (scene: PagedScene, { calls }: Operation): Call[][] =>
  Array.from({ length: CONNECTIONS }, (_, connection) => calls(scene, connection));

const COMPARED = ["id", "name", "email", "status", "kind", "protocol", "text", "totalCount", "hasNextPage"];

/** The values of an answer that have these names, in their order, whatever stands between them. */
function valuesOf(answer: unknown, names: readonly string[]): unknown[] {
  if (typeof answer !== "object" || answer === null) return [];
  return Object.entries(answer).flatMap(([key, value]) =>
    typeof value === "object" ? valuesOf(value, names) : names.includes(key) ? [value] : [],
  );
}

/** Holds what has the same name in both answers against each other, where another schema gives the rest another shape. */
function assertAlike(its: unknown, ours: unknown, message: string): void {
  const text = JSON.stringify(its);
  const names = COMPARED.filter((name) => text.includes(`"${name}":`));
  deepStrictEqual(valuesOf(its, names), valuesOf(ours, names), message);
}

const operationsIn = (document: DocumentNode): Record<string, string> =>
  Object.fromEntries(Object.entries(separateOperations(document)).map(([name, each]) => [name, print(each)]));

/** The peers' packages are installed where they are not yet: the product needs none of them. */
export function installPeers(): void {
  if (existsSync(path.join(ROOT, FOLDER, "node_modules"))) return;
  execFileSync("npm", ["ci", "--prefix", FOLDER], { cwd: ROOT, stdio: "inherit" });
}

/**
 * Starts the peers and holds their answers against the product's: all of them where they are asked the same, else what every schema has.
 * @throws where they differ.
 */
export async function startPeers(
  start: (name: string, file: string, options: Partial<ServerOptions>) => Promise<BenchServer>,
  product: BenchServer,
  scene: PagedScene,
  operations: readonly Operation[],
): Promise<Measurable[]> {
  const peers: Measurable[] = [];
  for (const { name, file, node, documents } of PEERS) {
    const server = await start(name, file, { node: node && path.join(ROOT, node) });
    const own = documents && operationsIn(parse(readFileSync(path.join(ROOT, documents), "utf8")));
    const put = (call: Call): Call => (own ? { ...call, query: own[call.operationName]! } : call);
    const paged = own ? await walkPages(server, scene, put) : scene;
    const calls = (operation: Operation) => callsOf(paged, operation).map((each) => each.map(put));
    const served = operations.filter(({ id }) => SERVED.has(id));
    for (const operation of served) {
      const expected = callsOf(scene, operation)[3]!;
      for (const [i, call] of calls(operation)[3]!.slice(0, 10).entries()) {
        const [its, ours] = [await ask(server, call), await ask(product, expected[i]!)];
        (own ? assertAlike : deepStrictEqual)(its, ours, `${name}: ${operation.id}`);
      }
    }
    peers.push({ server, serves: (operation) => served.includes(operation), calls });
  }
  return peers;
}
