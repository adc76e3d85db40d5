import { ask } from "./ask.js";
import { checkDeliveries } from "./checks/deliveries.js";
import { checkEndings } from "./checks/endings.js";
import { checkLog, checkState } from "./checks/log.js";
import { checkMails } from "./checks/mails.js";
import { brokenRules } from "./checks/rules.js";
import { checkWrites } from "./checks/writes.js";
import type { Crowd } from "./crowd.js";
import { readEvidence } from "./evidence.js";
import type { Scene } from "./scene.js";

/** What there was of everything. */
export interface Tally {
  acknowledged: number;
  doubtful: number;
  refused: number;
  discovered: number;
  events: number;
  deliveries: number;
  lost: number;
  doubled: number;
  outOfOrder: number;
  /** Subscriptions that were begun again, and those of them that had not kept up. */
  reconnects: number;
  lagged: number;
  endedSessions: number;
  /** See `EndingFindings`. */
  late: number;
  latest: number;
  /** Accepted once; accepted twice for an answer that got lost, or for a killed node. */
  mails: number;
  twiceForLostAnswer: number;
  twiceForKill: number;
  /** What nodes logged as errors, by what they were about. */
  logged: ReadonlyMap<string, number>;
}

/** Compares what everybody was told with what there is, once all is quiet. */
export async function judge(scene: Scene, crowd: Crowd): Promise<{ tally: Tally; faults: string[] }> {
  const { offices, ledger } = crowd;
  const { attempts } = ledger;
  const evidence = await readEvidence(scene.postgres);
  const faults = [
    ...checkWrites(attempts, evidence),
    ...checkLog(evidence),
    ...checkState(evidence),
    ...(await brokenRules(scene.postgres)),
    ...(await survivors(scene, crowd)),
    ...badAnswers(crowd),
  ];
  if (scene.nodes.crashes) faults.push(`nodes: ${scene.nodes.crashes} ended although nobody killed them`);
  faults.push(...scene.nodes.logs.cries.map((cry) => `nodes: ${cry}`));

  const delivered = { lost: 0, doubled: 0, outOfOrder: 0 };
  for (const { account, consoles, warden } of offices) {
    const { end } = evidence.accounts.find(({ id }) => id === account.id)!;
    for (const { streams } of [...consoles, ...warden.consoles])
      for (const { deliveries, after } of streams) {
        const found = checkDeliveries(deliveries, after, end);
        for (const key of ["lost", "doubled", "outOfOrder"] as const) delivered[key] += found[key];
      }
  }
  for (const [what, count] of Object.entries(delivered)) if (count) faults.push(`deliveries: ${count} ${what}`);

  const endings = offices.flatMap(({ warden }) => warden.endings);
  const ends = checkEndings(
    endings.map(({ userId, answeredAt, console }) => ({
      userId,
      answeredAt,
      deliveries: console.streams.flatMap(({ deliveries }) => deliveries),
      closedFor: console.over?.reason ?? null,
    })),
    evidence,
  );
  const signedIn = new Set(
    offices.flatMap(({ account }) => [account.owner, ...account.wards].map(({ email }) => email)),
  );
  const mails = checkMails(evidence, scene.mailServer.accepted, scene.nodes.kills, signedIn);
  const consoles = [...crowd.consoles(), ...endings.map(({ console }) => console)];
  const streams = consoles.flatMap((console) => console.streams);
  return {
    faults: [...faults, ...ends.faults, ...mails.faults],
    tally: {
      acknowledged: ledger.count("ACKNOWLEDGED"),
      doubtful: ledger.count("DOUBTFUL"),
      refused: ledger.count("REFUSED"),
      discovered: ledger.count("DISCOVERED"),
      events: evidence.events.length,
      deliveries: streams.reduce((sum, { deliveries }) => sum + deliveries.length, 0),
      ...delivered,
      reconnects: consoles.reduce((sum, { reconnects }) => sum + reconnects, 0),
      lagged: consoles.reduce((sum, { codes }) => sum + codes.filter((code) => code === "CONSUMER_LAGGED").length, 0),
      endedSessions: endings.length,
      late: ends.late,
      latest: ends.latest,
      mails: mails.once,
      twiceForLostAnswer: mails.twiceForLostAnswer,
      twiceForKill: mails.twiceForKill,
      logged: scene.nodes.logs.errors,
    },
  };
}

/** No node answers a session that has been ended. */
async function survivors({ nodes }: Scene, { offices }: Crowd): Promise<string[]> {
  const faults = offices.flatMap(({ warden }) =>
    warden.survivors.map((id) => `session: one of ${id} was answered after its end`),
  );
  for (const { url, name } of nodes.cluster.nodes)
    for (const { warden } of offices)
      for (const { token, userId } of warden.endings) {
        const reply = await ask(url, token, "{ viewer { eventCursor } }");
        if (reply.kind !== "REFUSED" || !reply.codes.includes("UNAUTHENTICATED"))
          faults.push(`session: ${name} answered ${reply.kind} to an ended session of ${userId}`);
      }
  return faults;
}

/** What nobody may be told, whatever breaks: that a session is dead which is not, or something that is no answer at all. */
function badAnswers({ ledger, offices }: Crowd): string[] {
  const faults: string[] = [];
  for (const { key, why } of ledger.attempts) {
    if (why.includes("GARBLED")) faults.push(`answers: ${key} was answered with what is no JSON`);
    if (why.includes("TIMEOUT")) faults.push(`answers: ${key} was not answered in time`);
    const ofWard = /-ward-/.test(key);
    if (!ofWard && why.some((code) => code === "UNAUTHENTICATED" || code === "FORBIDDEN"))
      faults.push(`answers: ${key} was refused to a living session (${why.join()})`);
  }
  for (const { consoles, warden } of offices)
    for (const { codes, blanks, over } of [...consoles, ...warden.consoles]) {
      if (blanks.length)
        faults.push(`consoles: one was told ${[...new Set(blanks)].join()} in the place of ${blanks.length} events`);
      const wrong = codes.filter((code) => !["CONSUMER_LAGGED", "INTERNAL_SERVER_ERROR"].includes(code));
      if (wrong.length) faults.push(`consoles: one was told ${wrong.join()}`);
      if (over) faults.push(`consoles: one whose session lives was closed for ${over.reason}`);
    }
  return faults;
}
