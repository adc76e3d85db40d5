import { expect, test, vi } from "vitest";
import { anAccount, aServer, nobody } from "../kit/index.js";
import {
  ACCEPT,
  acceptance,
  age,
  anAddress,
  anInvitation,
  atOnce,
  codes,
  DECLINE,
  invite,
  kindsOf,
  RESEND,
  REVOKE,
  resultsOf,
  SEATS,
} from "./kit.js";

vi.setConfig({ testTimeout: 180_000 });
const server = await aServer();
const somebody = nobody(server);
const ROUNDS = 20;

const byCode = (all: string[]) =>
  Object.fromEntries([...new Set(all)].sort().map((code) => [code, all.filter((other) => other === code).length]));

test("seats are never exceeded, however many invite and accept at once", async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { account, admin } = await anAccount(server, { seats: 7 });
    const pending = await atOnce(2, () => anInvitation(admin, account));
    const [answers] = await Promise.all([
      atOnce(10, () => invite(admin, account, [anAddress(), anAddress()])),
      ...pending.map(({ token }) => somebody.must(ACCEPT, acceptance(token))),
    ]);
    expect(byCode(answers.flatMap(codes))).toEqual({ SEATS_EXHAUSTED: 16, done: 4 });
    expect((await admin.must(SEATS)).viewer.account.seats).toEqual({ limit: 7, used: 3, reserved: 4, available: 0 });
  }
});

test("one address is invited once, however many invite it at once", async () => {
  const { account, admin } = await anAccount(server, { seats: 1_000 });
  for (let round = 0; round < ROUNDS; round++) {
    const email = anAddress();
    const answers = (await atOnce(10, () => invite(admin, account, email))).flat();
    expect(byCode(codes(answers))).toEqual({ ALREADY_INVITED: 9, done: 1 });
    expect(new Set(answers.map(({ invitation }) => invitation!.id)).size).toBe(1);
  }
});

test("the last seat revives one invitation, and what is revoked meanwhile stays revoked", async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { account, admin } = await anAccount(server, { seats: 6 });
    const made = await invite(admin, account, Array.from({ length: 5 }, anAddress));
    const ids = made.map(({ invitation }) => invitation!.id);
    await age(server, ids, "5 minutes");
    await server.sql("update invitation set status = 'EXPIRED', ended_at = now() where id = any($1)", [
      ids.slice(0, 4),
    ]);
    await server.sql("update account set seat_limit = 3 where id = $1", [account.id]);
    const [revived, revoked] = await Promise.all([
      atOnce(10, async (i) => resultsOf(await admin.graphql(RESEND, { input: { ids: [ids[i % 4]!] } }))),
      atOnce(5, async () => resultsOf(await admin.graphql(REVOKE, { input: { ids: [ids[4]!] } }))),
    ]);
    expect(byCode(codes(revoked.flat()))).toEqual({ INVALID_STATE: 4, done: 1 });
    // The seat that was free, and the one that revoking frees where it came early enough.
    const done = codes(revived.flat()).filter((code) => code === "done").length;
    expect([1, 2]).toContain(done);
    const [row] = await server.sql<{ pending: number }>(
      "select count(*)::int as pending from invitation where account_id = $1 and status = 'PENDING'",
      [account.id],
    );
    expect(row!.pending).toBe(done);
  }
});

test("of many who accept and decline at once, one wins", async () => {
  const { account, admin } = await anAccount(server, { seats: 1_000 });
  for (let round = 0; round < ROUNDS; round++) {
    const { id, token } = await anInvitation(admin, account);
    const answers = await atOnce(10, async (i) => {
      const payload =
        i % 5 === 4
          ? (await somebody.graphql(DECLINE, { token })).data!.declineInvitation
          : (await somebody.graphql(ACCEPT, acceptance(token))).data!.acceptInvitation;
      return payload!.userErrors[0]?.code ?? "done";
    });
    expect(answers.sort()).toEqual([
      "INVALID_STATE",
      "INVALID_STATE",
      "INVALID_STATE",
      "INVALID_STATE",
      "INVALID_STATE",
      "INVALID_STATE",
      "INVALID_STATE",
      "INVALID_STATE",
      "INVALID_STATE",
      "done",
    ]);
    const [row] = await server.sql<{ status: string; users: number }>(
      `select status, (select count(*)::int from app_user u where u.account_id = i.account_id and u.email = i.email) as users
       from invitation i where id = $1`,
      [id],
    );
    expect(row!.users).toBe(row!.status === "ACCEPTED" ? 1 : 0);
  }
  const answered = (await kindsOf(account)).filter((kind) => /ACCEPTED|DECLINED/.test(kind));
  expect(answered).toHaveLength(ROUNDS);
});
