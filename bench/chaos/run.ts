/** `node --import tsx bench/chaos/run.ts [--minutes 10] [--seed N] [--accounts 3] [--writers 3] [--consoles 4] [--bus redis://…]` */
import { parseArgs } from "node:util";
import { type Figures, unleash } from "../../tests/kit/chaos/chaos.js";
import { table } from "../common/numbers.js";

const { values: options } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 31)) },
    accounts: { type: "string", default: "3" },
    /** Of each account, beside those who suspend and those who are suspended. */
    writers: { type: "string", default: "3" },
    /** Of each account, beside those of people who are suspended. */
    consoles: { type: "string", default: "4" },
    /** How long a fault lasts on average, in milliseconds. */
    pace: { type: "string", default: "3000" },
    /** A Redis that carries hints in the place of LISTEN and NOTIFY. */
    bus: { type: "string" },
  },
});

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

function tell(figures: Figures): void {
  const { strikes, logged, ...rest } = figures;
  const rows: [string, number | string][] = [
    ["changes acknowledged", rest.acknowledged],
    ["changes in doubt, of which found done by the next try", `${rest.doubtful}, ${rest.discovered}`],
    ["changes refused", rest.refused],
    ["longest time without an acknowledged change", seconds(rest.longestSilence)],
    ["events", rest.events],
    ["deliveries", rest.deliveries],
    ["deliveries lost / doubled / out of order", `${rest.lost} / ${rest.doubled} / ${rest.outOfOrder}`],
    ["subscriptions resumed, of which after CONSUMER_LAGGED", `${rest.reconnects}, ${rest.lagged}`],
    ["sessions ended", rest.endedSessions],
    ["events on their way when an end was answered, the latest by", `${rest.late}, ${seconds(rest.latest)}`],
    ["mails accepted once", rest.mails],
    ["mails accepted twice: answer lost, node killed", `${rest.twiceForLostAnswer}, ${rest.twiceForKill}`],
  ];
  console.log(
    table(
      ["", "count"],
      rows.map(([what, count]) => [what, String(count)]),
    ),
  );
  const count = (counts: ReadonlyMap<string, number>) => [...counts].map(([what, times]) => [what, String(times)]);
  console.log(`\n${table(["fault", "times"], count(strikes))}`);
  console.log(`\n${table(["what nodes logged as errors", "times"], count(logged))}`);
}

// What was started ends with this process, which a signal would end without a word.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));

const seed = Number(options.seed);
console.log(`Seed ${seed}.`);
const { figures, faults } = await unleash({
  seed,
  lasting: Number(options.minutes) * 60_000,
  pace: Number(options.pace),
  accounts: Number(options.accounts),
  writers: Number(options.writers),
  consoles: Number(options.consoles),
  team: 12,
  rest: 20,
  hurried: false,
  worse: true,
  env: options.bus ? { EVENT_BUS_URL: options.bus } : {},
});
console.log(`${figures.seconds.toFixed(0)} s of faults.\n`);
tell(figures);
console.log(faults.length ? `\n${faults.length} faults:\n${faults.slice(0, 100).join("\n")}` : "\nNo fault.");
process.exitCode = faults.length ? 1 : 0;
