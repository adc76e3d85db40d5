import { expect, test } from "vitest";
import { type AccountScene, anAccount, aServer, type Console } from "../kit/index.js";
import {
  age,
  anAddress,
  anInvitation,
  atOnce,
  codes,
  invite,
  kindsOf,
  leavesNothing,
  RESEND,
  REVOKE,
  resultsOf,
} from "./kit.js";

const server = await aServer();
const DAY = 24 * 60 * 60;

/** As if the account had sent so many invitations today. */
const hasSent = ({ id }: AccountScene, count: number) =>
  server.sql(
    `insert into throttle (key, count, maximum, ends_at) values (sha256(convert_to('invitations:' || $1, 'UTF8')), $2, 2000, now() + interval '1 hour')
     on conflict (key) do update set count = $2`,
    [id, count],
  );
const revoke = (who: Console, ids: string[]) => who.must(REVOKE, { input: { ids } });
const resend = async (who: Console, ids: string[]) => resultsOf(await who.graphql(RESEND, { input: { ids } }));

test("one address gets five invitations a day from an account, resent ones counted, and from others still its own", async () => {
  const [{ account, admin }, other] = await Promise.all([anAccount(server), anAccount(server)]);
  const { id, email } = await anInvitation(admin, account);
  await age(server, [id], "5 minutes");
  expect(codes(await resend(admin, [id]))).toEqual(["done"]);
  for (let sent = 2, last = id; sent < 5; sent++) {
    await revoke(admin, [last]);
    const [result] = await invite(admin, account, email);
    last = result!.invitation!.id;
  }
  const [row] = await server.sql<{ id: string }>(
    "select id from invitation where account_id = $1 and status = 'PENDING'",
    [account.id],
  );
  await age(server, [row!.id], "5 minutes");
  const [again] = await leavesNothing(account, () => resend(admin, [row!.id]));
  await revoke(admin, [row!.id]);
  const [sixth, neighbour] = await leavesNothing(account, () =>
    invite(admin, account, [email, anAddress()], { dryRun: true }),
  );
  for (const refused of [again!, sixth!]) {
    expect(refused).toMatchObject({ invitation: null, userErrors: [{ code: "TOO_MANY_ATTEMPTS" }] });
    expect(refused.userErrors[0]!.retryAfter).toBeGreaterThan(DAY - 600);
    expect(refused.userErrors[0]!.retryAfter).toBeLessThanOrEqual(DAY);
  }
  expect(neighbour!.userErrors).toEqual([]);
  expect(codes(await invite(other.admin, other.account, email))).toEqual(["done"]);
});

test("an account sends 2,000 a day, the first in the order given", async () => {
  const { account, admin } = await anAccount(server);
  await hasSent(account, 1_998);
  const wanted = [anAddress(), anAddress(), anAddress()];
  const aborted = await leavesNothing(account, () => invite(admin, account, wanted, { atomic: true }));
  expect(codes(aborted)).toEqual(["ABORTED", "ABORTED", "TOO_MANY_ATTEMPTS"]);
  const results = await invite(admin, account, wanted);
  expect(codes(results)).toEqual(["done", "done", "TOO_MANY_ATTEMPTS"]);
  expect(results[2]!.userErrors[0]!.retryAfter).toBeLessThanOrEqual(3600);
  const { id } = results[0]!.invitation!;
  await age(server, [id], "5 minutes");
  expect(codes(await resend(admin, [id]))).toEqual(["TOO_MANY_ATTEMPTS"]);
});

test("the limit is exact, however many invite at once", async () => {
  for (let round = 0; round < 20; round++) {
    const { account, admin } = await anAccount(server);
    await hasSent(account, 1_993);
    const answers = await atOnce(10, () => invite(admin, account, [anAddress(), anAddress()]));
    expect(answers.flatMap(codes).filter((code) => code === "done")).toHaveLength(7);
    expect(await kindsOf(account)).toEqual(Array(7).fill("INVITATION_SENT"));
  }
});

test("what is refused does not count", async () => {
  const { account, admin } = await anAccount(server, { seats: 1 });
  const email = anAddress();
  for (let i = 0; i < 6; i++) expect(codes(await invite(admin, account, email))).toEqual(["SEATS_EXHAUSTED"]);
  await server.sql("update account set seat_limit = 2 where id = $1", [account.id]);
  expect(codes(await invite(admin, account, email))).toEqual(["done"]);
});
