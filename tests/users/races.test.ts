import { beforeAll, expect, test } from "vitest";
import {
  type AccountScene,
  type Answer,
  aMember,
  anAccount,
  aServer,
  Console,
  graphql,
  type TestServer,
} from "../kit/index.js";
import { asked, type Verb } from "./scenes.js";

let server: TestServer;
let secondUrl: string;
beforeAll(async () => {
  server = await aServer();
  secondUrl = `${(await server.anotherNode()).url}/graphql`;
});

const ROUNDS = Array.from({ length: 20 }, (_, round) => round);

/** The same session at the other node. */
const elsewhere = ({ token, userId, sessionId, email }: Console) =>
  new Console(secondUrl, token, userId, sessionId, email);

const activeAdministrators = async ({ id, roleIds }: AccountScene): Promise<string[]> => {
  const rows = await server.sql<{ id: string }>(
    `select u.id from app_user u join user_role j on j.account_id = u.account_id and j.user_id = u.id
     where u.account_id = $1 and j.role_id = $2 and u.status = 'ACTIVE'`,
    [id, roleIds.ADMINISTRATOR],
  );
  return rows.map((row) => row.id);
};

/** What a console may be told in a race: that it was done, that its own rights ended, or what came before. */
function outcomeOf({ data, errors }: Answer): string {
  if (errors) return errors.map(({ extensions }) => extensions.code).join();
  const { results, userErrors } = data!.answer;
  const problems = [...userErrors, ...(results ?? []).flatMap((result: { userErrors: object[] }) => result.userErrors)];
  return problems.map(({ code }: { code: string }) => code).join() || "done";
}

const CLEAN = [
  "done",
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "NOT_FOUND",
  "INVALID_STATE",
  "ESCALATION",
  "LAST_ADMINISTRATOR",
];

test("Administrators who suspend, delete and demote one another at once always leave one", async () => {
  for (const round of ROUNDS) {
    const { account, admin } = await anAccount(server);
    const others = await Promise.all(
      [1, 2].slice(0, 1 + (round % 2)).map(() => aMember(account, { role: "ADMINISTRATOR" })),
    );
    const administrators = [admin, ...others];
    const demotion = { patch: { roleIds: [account.roleIds.AGENT] } };
    const attacks: [Verb, object][] = [
      ["suspendUsers", {}],
      ["deleteUsers", {}],
      ["updateUsers", demotion],
    ];
    const requests = Array.from({ length: 12 }, (_, i) => {
      const attacker = administrators[i % administrators.length]!;
      const ids = administrators.filter((each) => each !== attacker).map(({ userId }) => userId);
      const [verb, more] = attacks[(i + round) % attacks.length]!;
      const console = i % 2 ? attacker : elsewhere(attacker);
      if (verb === "updateUsers" && i % 4 === 0) return asked(console, "updateUser", { id: ids[0], ...demotion });
      return asked(console, verb, { ids, ...more, atomic: i % 3 === 0 });
    });
    const outcomes = (await Promise.all(requests)).map(outcomeOf);
    for (const outcome of outcomes) for (const code of outcome.split(",")) expect(CLEAN).toContain(code);
    expect(outcomes).toContain("done");

    const left = await activeAdministrators(account);
    expect(left.length, `round ${round}: ${outcomes}`).toBeGreaterThanOrEqual(1);
    // Whoever is left is signed in, and whoever is gone is not.
    for (const each of administrators) {
      const { data } = await each.graphql(graphql(`{ viewer { permissions } }`));
      const [row] = await server.sql<{ status: string }>("select status from app_user where id = $1", [each.userId]);
      expect(data?.viewer != null).toBe(row!.status === "ACTIVE");
    }
    const events = await server.eventsOf(account.id);
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, i) => i + 1));
  }
});

test("of many edits that expect the same version, one wins", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  for (const round of ROUNDS) {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        asked(i % 2 ? admin : elsewhere(admin), "updateUser", {
          id: agent.userId,
          expectedVersion: round + 1,
          patch: { firstName: `Name ${round} ${i}` },
        }),
      ),
    );
    expect(answers.map(outcomeOf).sort()).toEqual([...Array(11).fill("CONFLICT"), "done"]);
    const winner = answers.findIndex((answer) => outcomeOf(answer) === "done");
    expect(await server.sql("select version, first_name from app_user where id = $1", [agent.userId])).toEqual([
      { version: round + 2, first_name: `Name ${round} ${winner}` },
    ]);
  }
  expect(await server.eventsOf(account.id)).toHaveLength(ROUNDS.length);
});

test("of many suspensions, and of many deletions, of one user, one is done", async () => {
  const { account, admin } = await anAccount(server);
  for (const _ of ROUNDS) {
    const agent = await aMember(account);
    const all = (verb: Verb) =>
      Promise.all(
        Array.from({ length: 10 }, (_, i) => asked(i % 2 ? admin : elsewhere(admin), verb, { ids: [agent.userId] })),
      );
    expect((await all("suspendUsers")).map(outcomeOf).sort()).toEqual([...Array(9).fill("INVALID_STATE"), "done"]);
    expect((await all("deleteUsers")).map(outcomeOf).sort()).toEqual([...Array(9).fill("NOT_FOUND"), "done"]);
    const kinds = await server.sql("select kind from event where user_id = $1 order by sequence", [agent.userId]);
    expect(kinds).toEqual([{ kind: "USER_SUSPENDED" }, { kind: "USER_DELETED" }]);
  }
});

test("what an ended session had begun does not commit", async () => {
  for (const _ of ROUNDS) {
    const { account, admin } = await anAccount(server);
    const manager = await aMember(account, { role: "MANAGER" });
    const agents = await Promise.all(Array.from({ length: 9 }, () => aMember(account)));
    const [, ...answers] = await Promise.all([
      asked(elsewhere(admin), "suspendUsers", { ids: [manager.userId] }),
      ...agents.map(({ userId }) => asked(manager, "updateUser", { id: userId, patch: { firstName: "Late" } })),
    ]);
    for (const answer of answers) expect(["done", "UNAUTHENTICATED"]).toContain(outcomeOf(answer));
    const events = await server.eventsOf(account.id);
    const end = events.findIndex(({ kind }) => kind === "USER_SUSPENDED");
    expect(events.slice(end + 1)).toEqual([]);
    expect(events.length).toBe(1 + answers.filter((answer) => outcomeOf(answer) === "done").length);
  }
});
