import pg from "pg";
import { beforeAll, expect, test, vi } from "vitest";
import { ACCEPT, acceptance, anInvitation } from "../invitations/kit.js";
import { type AccountScene, aMember, anAccount, aServer, Console, nobody, type TestServer } from "../kit/index.js";
import { payloadOf as userPayloadOf } from "../users/scenes.js";
import { ALL_KINDS, aPart, asked, codeOf, give, KINDS, type Kind, list, payloadOf } from "./kit.js";

let server: TestServer;
let secondUrl: string;
beforeAll(async () => {
  server = await aServer();
  secondUrl = `${(await server.anotherNode()).url}/graphql`;
});

const ROUNDS = Array.from({ length: 20 }, (_, round) => round);
const kindOf = (round: number): Kind => ALL_KINDS[round % ALL_KINDS.length]!;

/** The same session at the other node. */
const elsewhere = ({ token, userId, sessionId, email }: Console) =>
  new Console(secondUrl, token, userId, sessionId, email);

test("of many who make a part of one name at once, one does", async () => {
  for (const round of ROUNDS) {
    const kind = kindOf(round);
    const { admin } = await anAccount(server);
    const { id: channelId } = await aPart(admin, "Channel", "Of the groups");
    const input = {
      name: "Vendas",
      ...(kind === "Channel" && { kind: "EMAIL" }),
      ...(kind === "ChatGroup" && { channelId }),
    };
    const payloads = await Promise.all(
      Array.from({ length: 10 }, (_, i) => payloadOf(i % 2 ? elsewhere(admin) : admin, "create", kind, input)),
    );
    expect(payloads.map(codeOf).sort()).toEqual([...Array(9).fill("ALREADY_EXISTS"), "done"]);
    expect((await list(admin, kind)).filter(({ name }: { name: string }) => name === "Vendas")).toHaveLength(1);
  }
});

test("a part is either given first and in use, or deleted first and unknown", async () => {
  for (const round of ROUNDS) {
    const kind = kindOf(round);
    const { ids, table } = KINDS[kind];
    const { account, admin } = await anAccount(server);
    const { id } = await aPart(admin, kind, "Vendas");
    const users = await Promise.all(Array.from({ length: 9 }, () => aMember(account)));
    const give = (user: Console, i: number) =>
      userPayloadOf(i % 2 ? elsewhere(admin) : admin, "updateUser", { id: user.userId, patch: { [ids]: [id] } });
    const remove = () => payloadOf(elsewhere(admin), "delete", kind, { id });
    const early = round % 2 ? remove() : null;
    const giving = users.map(give);
    const deleted = codeOf(await (early ?? remove()));
    const gave = (await Promise.all(giving)).map(codeOf);
    expect(gave.filter((code) => code !== "done" && code !== "NOT_FOUND")).toEqual([]);
    const given = gave.filter((code) => code === "done").length;
    expect(deleted, kind).toBe(kind !== "Skill" && given ? "IN_USE" : "done");
    const held = await server.sql(`select from user_${table} where account_id = $1`, [account.id]);
    expect(held).toHaveLength(deleted === "done" ? 0 : given);
    const left = (await list(admin, kind)).filter((part: { id: string }) => part.id === id);
    expect(left).toHaveLength(deleted === "done" ? 0 : 1);
  }
});

/** Holds an account's row until so many wait for it. */
async function holdingBack(
  account: AccountScene,
  work: (waiting: (count: number) => Promise<unknown>) => Promise<void>,
) {
  const client = new pg.Client(server.databaseUrl);
  await client.connect();
  try {
    await client.query("begin");
    await client.query("select from account where id = $1 for update", [account.id]);
    await work((count) =>
      vi.waitUntil(async () => {
        const rows = await server.sql(
          "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
        );
        return rows.length === count;
      }, 60_000),
    );
  } finally {
    await client.end();
  }
}

test("who accepts before what is offered is deleted gets it, and it is in use; who accepts after it does not", async () => {
  for (const round of ROUNDS) {
    const kind = kindOf(round);
    const { account, admin } = await anAccount(server);
    const { id } = await aPart(admin, kind, "Vendas");
    const { token } = await anInvitation(admin, account, { [KINDS[kind].ids]: [id] });
    const acceptFirst = round % 2 === 0;
    let accepting: Promise<unknown> = Promise.resolve();
    let deleting: ReturnType<typeof payloadOf>[] = [];
    const accept = () => {
      accepting = nobody(server).must(ACCEPT, acceptance(token));
    };
    const remove = () => {
      deleting = Array.from({ length: 10 }, (_, i) =>
        payloadOf(i % 2 ? elsewhere(admin) : admin, "delete", kind, { id }),
      );
    };
    await holdingBack(account, async (waiting) => {
      (acceptFirst ? accept : remove)();
      await waiting(acceptFirst ? 1 : 10);
      (acceptFirst ? remove : accept)();
      await waiting(11);
    });
    await accepting;
    const codes = (await Promise.all(deleting)).map(codeOf);
    const held = await server.sql(`select from user_${KINDS[kind].table} where account_id = $1`, [account.id]);
    if (acceptFirst && kind !== "Skill") {
      expect(codes).toEqual(Array(10).fill("IN_USE"));
      expect(held).toHaveLength(1);
    } else {
      expect(codes.sort()).toEqual([...Array(9).fill("NOT_FOUND"), "done"]);
      expect(held).toEqual([]);
    }
  }
});

test("from the answer on by which somebody ceases to manage a channel, it restarts it no more", async () => {
  for (const _ of ROUNDS) {
    const { account, admin } = await anAccount(server);
    const { id } = await aPart(admin, "Channel", "Loja");
    const agent = await aMember(account);
    await give(admin, agent, { channelIds: [id] });
    const restart = (i: number) => asked(i % 2 ? elsewhere(agent) : agent, "restart", "Channel", { id });
    const racing = Array.from({ length: 10 }, (_, i) => restart(i));
    await give(elsewhere(admin), agent, { channelIds: [] });
    await payloadOf(admin, "update", "Channel", { id, status: "CONNECTED" });
    for (const { errors } of await Promise.all([...racing, restart(0), restart(1)]))
      for (const { extensions } of errors ?? [])
        expect(extensions).toEqual({ code: "FORBIDDEN", permission: "CHANNELS_RESTART" });
    expect(await list(admin, "Channel")).toMatchObject([{ status: "CONNECTED" }]);
  }
});
