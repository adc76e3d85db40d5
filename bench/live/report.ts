import { aimed, median, sum, table } from "../common/numbers.js";
import { limit } from "./contender.js";
import type { Delivered } from "./fan-out.js";
import type { Reconnected } from "./reconnect.js";

const CPU_AIM = 1.5;
const MEMORY_AIM = 16;
const P99_AIM = 1.5;
const RECONNECT_AIM = 3;

type Outcomes<Outcome> = ReadonlyMap<string, readonly Outcome[]>;

/** Of the rounds that both ran in. */
function ratio<Outcome>(outcomes: Outcomes<Outcome>, name: string, of: (outcome: Outcome) => number): number {
  const limits = outcomes.get(limit.name)!;
  return median(outcomes.get(name)!.map((outcome, round) => of(outcome) / of(limits[round]!)));
}

/** Only the product has aims. */
const judged = (name: string, value: number, aim: number, digits?: number): string =>
  name === "product" ? aimed(value, aim, digits) : value.toFixed(digits ?? 2);

const losses = (rounds: readonly { lost: number; duplicated: number; outOfOrder: number }[]): string =>
  [
    sum(rounds.map(({ lost }) => lost)),
    sum(rounds.map((each) => each.duplicated)),
    sum(rounds.map((each) => each.outOfOrder)),
  ].join(" / ");

/** Medians over the rounds; what was lost, duplicated or out of order in all of them together. */
export function deliveredTable(title: string, outcomes: Outcomes<Delivered>, aim: "cpu" | "p99"): string {
  const rows = [...outcomes].map(([name, rounds]) => {
    const of = (key: keyof Delivered) => median(rounds.map((round) => round[key] as number));
    const cpu = ratio(outcomes, name, (each) => each.cpu);
    const p99 = ratio(outcomes, name, (each) => each.p99);
    return [
      name,
      of("cpu").toFixed(2),
      aim === "cpu" ? judged(name, cpu, CPU_AIM) : cpu.toFixed(2),
      judged(name, of("memory"), MEMORY_AIM, 1),
      of("p50").toFixed(1),
      of("p99").toFixed(1),
      aim === "p99" ? judged(name, p99, P99_AIM) : p99.toFixed(2),
      losses(rounds),
      of("openedIn").toFixed(1),
    ];
  });
  const head = [
    "",
    "CPU",
    "×",
    "KB a socket",
    "p50 ms",
    "p99 ms",
    "p99 ×",
    "lost / twice / out of order",
    "opened in s",
  ];
  return `${title}\n\n${table(head, rows)}`;
}

export function reconnectedTable(title: string, outcomes: Outcomes<Reconnected>): string {
  const rows = [...outcomes].map(([name, rounds]) => {
    const of = (key: keyof Reconnected) => median(rounds.map((round) => round[key]));
    return [
      name,
      of("server").toFixed(2),
      judged(
        name,
        ratio(outcomes, name, (each) => each.server),
        RECONNECT_AIM,
      ),
      of("postgres").toFixed(2),
      of("seconds").toFixed(1),
      String(of("missed")),
      losses(rounds),
    ];
  });
  const head = ["", "CPU", "×", "PostgreSQL CPU", "back in s", "missed while away", "lost / twice / out of order"];
  return `${title}\n\n${table(head, rows)}`;
}
