import { aimed, median, table } from "../common/numbers.js";
import type { Load } from "./load.js";
import type { Operation } from "./operations.js";

/** The most that the product may take, as multiples of the limit's in the same round. */
const AIMS = { server: 2, together: 1.5, p99: 2 };

/** What a server took for an operation in one round. */
export interface Measured extends Load {
  /** CPU-seconds for 1,000 requests. */
  server: number;
  postgres: number;
}

/** What every server took in one round, by its name. */
export type Round = ReadonlyMap<string, Measured>;

const together = ({ server, postgres }: Measured): number => server + postgres;

const FIGURES = {
  server: ({ server }: Measured) => server,
  together,
  p99: ({ p99 }: Measured) => p99,
};
type Figure = keyof typeof FIGURES;

const PRODUCT = "product";
export const LIMIT = "limit";

/** How many times of one server's figure another has, within a round, since the machine's other work changes from one to the next. */
const times = (rounds: readonly Round[], figure: Figure, name: string, of: string): number =>
  median(rounds.map((round) => FIGURES[figure](round.get(name)!) / FIGURES[figure](round.get(of)!)));

export const roundLine = (round: Round): string =>
  [...round]
    .filter(([name]) => name !== LIMIT)
    .map(
      ([name]) =>
        `${name} ${(["server", "together", "p99"] as const).map((figure) => times([round], figure, name, LIMIT).toFixed(2)).join(" / ")}`,
    )
    .join(", ");

/** The largest share of a peer's CPU that the product takes, whichever peer and whichever of the two figures that is. */
function ofPeers(rounds: readonly Round[], peers: readonly string[]): string {
  if (!peers.length) return "";
  const worst = (figure: Figure) => Math.max(...peers.map((peer) => times(rounds, figure, PRODUCT, peer)));
  return [worst("server"), worst("together")].map((share) => aimed(share, 1)).join(", ");
}

/** Medians over the rounds, as a Markdown table. */
export function report(measured: ReadonlyMap<Operation, readonly Round[]>): string {
  const rows = [...measured].flatMap(([{ id }, rounds]) => {
    const names = [...rounds[0]!.keys()];
    const peers = names.filter((name) => name !== PRODUCT && name !== LIMIT);
    return [LIMIT, PRODUCT, ...peers].map((name) => {
      const of = (figure: (measured: Measured) => number, digits: number) =>
        median(rounds.map((round) => figure(round.get(name)!))).toFixed(digits);
      const ratio = (figure: Figure) => {
        const value = times(rounds, figure, name, LIMIT);
        return name === PRODUCT ? aimed(value, AIMS[figure]) : name === LIMIT ? "1" : value.toFixed(2);
      };
      return [
        `${id}, ${name}`,
        of(({ requests, seconds }) => requests / seconds, 0),
        of(({ p50 }) => p50, 1),
        of(({ p99 }) => p99, 1),
        of(({ server }) => server, 3),
        of(({ postgres }) => postgres, 3),
        ratio("server"),
        ratio("together"),
        ratio("p99"),
        name === PRODUCT ? ofPeers(rounds, peers) : "",
      ];
    });
  });
  return [
    ...[...measured.keys()].map(({ id, title }) => `${id}: ${title}`),
    "\nCPU: seconds for 1,000 requests. ×: as many times the limit's of the same round, of the server, of server and PostgreSQL, and of p99.",
    `Aims: at most ${AIMS.server}, ${AIMS.together} and ${AIMS.p99} times. The last column is the product's share of the CPU of the peer that is nearest to it, server and together: at most 1.\n`,
    table(
      [
        "",
        "RPS",
        "p50 ms",
        "p99 ms",
        "server CPU",
        "PostgreSQL CPU",
        "server ×",
        "together ×",
        "p99 ×",
        "of the peers' CPU",
      ],
      rows,
    ),
  ].join("\n");
}
