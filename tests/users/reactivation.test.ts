import { beforeAll, expect, test } from "vitest";
import { Authenticator } from "../../src/access/authenticate.js";
import { Write } from "../../src/events/write.js";
import { reactivateDue } from "../../src/modules/users/index.js";
import { aMember, anAccount, aServer, type Console, graphql, leavingNoTrace, type TestServer } from "../kit/index.js";
import { payloadOf } from "./scenes.js";

let server: TestServer;
let sweep: () => Promise<void>;
beforeAll(async () => {
  server = await aServer();
  const { db } = server.app;
  sweep = () => reactivateDue(db, new Write(db, new Authenticator(12), null));
});

const suspend = (admin: Console, until: string | null, ...users: Console[]) =>
  payloadOf(admin, "suspendUsers", { ids: users.map(({ userId }) => userId), until });
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const letTimePass = (...users: Console[]) =>
  server.sql("update app_user set suspended_until = now() - interval '1 second' where id = any($1::uuid[])", [
    users.map(({ userId }) => userId),
  ]);
const statusesOf = async (...users: Console[]) => {
  const rows = await server.sql<{ id: string; status: string }>(
    "select id, status from app_user where id = any($1::uuid[])",
    [users.map(({ userId }) => userId)],
  );
  const byId = new Map(rows.map(({ id, status }) => [id, status]));
  return users.map(({ userId }) => byId.get(userId));
};

test("whose time has come is active again, by the system, and everybody else is as before", async () => {
  const { account, admin } = await anAccount(server);
  const [due, later, never] = [await aMember(account), await aMember(account), await aMember(account)];
  await suspend(admin, inAnHour(), due, later);
  await suspend(admin, null, never);
  await letTimePass(due);
  await sweep();
  expect(await statusesOf(due, later, never)).toEqual(["ACTIVE", "SUSPENDED", "SUSPENDED"]);
  const { user } = await admin.must(graphql(`query($id: ID!) { user(id: $id) { version suspension { at } } }`), {
    id: due.userId,
  });
  expect(user).toEqual({ version: 3, suspension: null });
  expect((await server.eventsOf(account.id)).at(-1)).toMatchObject({
    sequence: 4,
    kind: "USER_REACTIVATED",
    actor_id: null,
    actor_name: "system",
    user_id: due.userId,
    changes: [{ field: "status", before: '"SUSPENDED"', after: '"ACTIVE"' }],
  });
});

test("nothing is due: nothing happens", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  await suspend(admin, inAnHour(), agent);
  await leavingNoTrace(account, sweep);
});

test("nodes that sweep at once reactivate each once, in every account", async () => {
  const scenes = await Promise.all(
    Array.from({ length: 3 }, async () => {
      const { account, admin } = await anAccount(server);
      const users = await Promise.all(Array.from({ length: 5 }, () => aMember(account)));
      await suspend(admin, inAnHour(), ...users);
      await letTimePass(...users);
      return { account, users };
    }),
  );
  await Promise.all(Array.from({ length: 10 }, sweep));
  for (const { account, users } of scenes) {
    expect(new Set(await statusesOf(...users))).toEqual(new Set(["ACTIVE"]));
    const kinds = (await server.eventsOf(account.id)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "USER_REACTIVATED")).toHaveLength(5);
  }
});

test("whoever was reactivated or deleted in the meantime is left alone", async () => {
  const { account, admin } = await anAccount(server);
  const [lifted, gone] = [await aMember(account), await aMember(account)];
  await suspend(admin, inAnHour(), lifted, gone);
  await letTimePass(lifted, gone);
  await payloadOf(admin, "reactivateUsers", { ids: [lifted.userId] });
  await payloadOf(admin, "deleteUsers", { ids: [gone.userId] });
  await leavingNoTrace(account, sweep);
});
