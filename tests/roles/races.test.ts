import { expect, test } from "vitest";
import { atOnce } from "../invitations/kit.js";
import type { Permission } from "../kit/generated/documents.js";
import { type AccountScene, aMember, aServer, Console, graphql } from "../kit/index.js";
import { aMemberWith, anAccountWithRoles, aRole, CREATE, DELETE, give, refusalOf, UPDATE } from "./kit.js";

const server = await aServer();
const secondUrl = `${(await server.anotherNode()).url}/graphql`;
const elsewhere = ({ token, userId, sessionId }: Console) => new Console(secondUrl, token, userId, sessionId, "");

const ROUNDS = Array.from({ length: 20 }, (_, round) => round);
const ASSIGN = graphql(
  `mutation ($input: UpdateUserInput!) { updateUser(input: $input) { userErrors { code path } } }`,
);

const kinds = async (account: AccountScene) => (await server.eventsOf(account.id)).map(({ kind }) => kind);
const codes = (refusals: string[][]) => refusals.map(([first]) => first?.split(" ")[0] ?? "done");

test("whoever gives a role that is being raised gives it before, or is refused", async () => {
  for (const round of ROUNDS) {
    const { account, admin } = await anAccountWithRoles(server);
    const roleId = await aRole(admin, "Rising", ["CONTACTS_CREATE"]);
    const manager = await aMember(account, { role: "MANAGER" });
    const agents = await atOnce(10, () => aMember(account));
    const assign = (agent: Console, i: number) =>
      refusalOf(i % 2 ? manager : elsewhere(manager), ASSIGN, { id: agent.userId, patch: { roleIds: [roleId] } });
    const raise = refusalOf(admin, UPDATE, { id: roleId, permissions: ["CONTACTS_CREATE", "EVENTS_READ"] });
    const given = codes(await Promise.all(agents.map(assign)));
    expect(await raise).toEqual([]);
    for (const code of given) expect(["done", "ESCALATION"]).toContain(code);
    const order = await kinds(account);
    const raised = order.indexOf("ROLE_UPDATED");
    expect(order.slice(raised + 1), `round ${round}`).toEqual([]);
    expect(order.filter((kind) => kind === "USER_UPDATED")).toHaveLength(
      given.filter((code) => code === "done").length,
    );
  }
});

test("whoever may no longer edit a role has edited it before, or is refused", async () => {
  for (const round of ROUNDS) {
    const { account, admin } = await anAccountWithRoles(server);
    const { member, roleId } = await aMemberWith(account, ["ROLES_MANAGE", "EVENTS_READ"]);
    const others = await atOnce(10, (i) => aRole(admin, `Role ${i}`, []));
    const before = (await kinds(account)).length;
    const edits = others.map(async (id, i) => {
      const { data, errors } = await (i % 2 ? member : elsewhere(member)).graphql(UPDATE, {
        input: { id, permissions: ["EVENTS_READ"] },
      });
      // Who holds the role is not the member's to read; that alone is no refusal.
      return data?.updateRole ? (data.updateRole.userErrors[0]?.code ?? "done") : errors![0]!.extensions.code;
    });
    const lowered: Permission[] = round % 2 ? ["ROLES_MANAGE"] : ["EVENTS_READ"];
    const lower = refusalOf(admin, UPDATE, { id: roleId, permissions: lowered });
    const outcomes = await Promise.all(edits);
    expect(await lower).toEqual([]);
    for (const code of outcomes) expect(["done", round % 2 ? "ESCALATION" : "FORBIDDEN"]).toContain(code);
    const events = (await server.eventsOf(account.id)).slice(before);
    expect(events.at(-1)).toMatchObject({ subject_id: roleId, actor_id: admin.userId });
    expect(events).toHaveLength(1 + outcomes.filter((code) => code === "done").length);
  }
});

test("a role that is given while it is deleted is in use, moved or unknown, and nobody is left with nothing", async () => {
  for (const round of ROUNDS) {
    const { account, admin } = await anAccountWithRoles(server);
    const roleId = await aRole(admin, "Going", ["CONTACTS_CREATE"]);
    const agents = await atOnce(10, () => aMember(account));
    const moveToRoleId = round % 2 ? account.roleIds.EDITOR : null;
    const [removal, ...given] = codes(
      await Promise.all([
        refusalOf(elsewhere(admin), DELETE, { id: roleId, moveToRoleId }),
        ...agents.map(({ userId }) => refusalOf(admin, ASSIGN, { id: userId, patch: { roleIds: [roleId] } })),
      ]),
    );
    for (const code of given) expect(["done", "NOT_FOUND"]).toContain(code);
    expect(["done", round % 2 ? "done" : "IN_USE"]).toContain(removal);
    const held = await server.sql<{ roles: string[] }>(
      `select array(select r.name from user_role j join role r on r.account_id = j.account_id and r.id = j.role_id where j.user_id = u.id) as roles
       from app_user u where u.account_id = $1`,
      [account.id],
    );
    for (const { roles } of held) expect(roles).toHaveLength(1);
    if (removal === "done") expect(held.flatMap(({ roles }) => roles)).not.toContain("Going");
  }
});

test("of many who make a role by one name, one does", async () => {
  const { account, admin } = await anAccountWithRoles(server);
  for (const round of ROUNDS) {
    const names = ["Líder", "LIDER", "lider", "lÍder"].map((name) => `${name} ${round}`);
    const outcomes = codes(
      await atOnce(10, (i) =>
        refusalOf(i % 2 ? admin : elsewhere(admin), CREATE, { name: names[i % 4], permissions: [] }),
      ),
    );
    expect(outcomes.sort()).toEqual([...Array(9).fill("ALREADY_EXISTS"), "done"]);
  }
  expect(await kinds(account)).toHaveLength(ROUNDS.length);
});

test("of many who make the hundredth role, one does", async () => {
  for (const _ of ROUNDS) {
    const { account, admin } = await anAccountWithRoles(server);
    await server.sql(
      `insert into role (account_id, id, kind, name, permissions)
       select $1, gen_random_uuid(), 'CUSTOM', 'Role ' || n, '{}' from generate_series(1, 99) n`,
      [account.id],
    );
    const outcomes = codes(
      await atOnce(10, (i) =>
        refusalOf(i % 2 ? admin : elsewhere(admin), CREATE, { name: `Last ${i}`, permissions: [] }),
      ),
    );
    expect(outcomes.sort()).toEqual([...Array(9).fill("TOO_MANY"), "done"]);
  }
});

test("of many edits that expect the same version, one wins", async () => {
  const { admin } = await anAccountWithRoles(server);
  const id = await aRole(admin, "Contested", []);
  for (const round of ROUNDS) {
    const outcomes = codes(
      await atOnce(10, (i) =>
        refusalOf(i % 2 ? admin : elsewhere(admin), UPDATE, {
          id,
          expectedVersion: round + 1,
          name: `Name ${round} ${i}`,
        }),
      ),
    );
    expect(outcomes.sort()).toEqual([...Array(9).fill("CONFLICT"), "done"]);
  }
});

test("no change to roles takes the last Administrator, whatever races", async () => {
  for (const _ of ROUNDS) {
    const { account, admin } = await anAccountWithRoles(server);
    const other = await aMember(account, { role: "ADMINISTRATOR" });
    const roleId = await aRole(admin, "Beside", ["CONTACTS_CREATE"]);
    for (const { userId } of [admin, other]) await give(account, userId, roleId);
    const demote = (by: Console, whom: Console) =>
      by.graphql(ASSIGN, { input: { id: whom.userId, patch: { roleIds: [roleId] } } });
    const remove = (by: Console) => by.graphql(DELETE, { input: { id: roleId, moveToRoleId: account.roleIds.AGENT } });
    const strip = (by: Console) =>
      by.graphql(UPDATE, { input: { id: account.roleIds.ADMINISTRATOR, permissions: [] } });
    await atOnce(12, (i): Promise<unknown> => {
      const [by, whom] = i % 2 ? [admin, elsewhere(other)] : [elsewhere(other), admin];
      return [() => demote(by, whom), () => remove(by), () => strip(by)][i % 3]!();
    });
    const left = await server.sql(
      `select 1 from user_role j join app_user u on u.account_id = j.account_id and u.id = j.user_id and u.status = 'ACTIVE'
       where j.account_id = $1 and j.role_id = $2`,
      [account.id, account.roleIds.ADMINISTRATOR],
    );
    expect(left.length).toBeGreaterThanOrEqual(1);
    const [role] = await server.sql<{ count: number }>(
      "select cardinality(permissions) as count from role where id = $1",
      [account.roleIds.ADMINISTRATOR],
    );
    expect(role!.count).toBeGreaterThan(30);
  }
});

test("whoever subscribes while its role loses the right gets nothing that came after that", async () => {
  for (const _ of ROUNDS) {
    const { account, admin } = await anAccountWithRoles(server);
    const { member, roleId } = await aMemberWith(account, ["USERS_READ"]);
    const { eventCursor: after } = (await admin.must(graphql(`{ viewer { eventCursor } }`))).viewer;
    const rename = () =>
      admin.must(
        graphql(
          `mutation ($name: String!) { updateProfile(input: { webchatName: $name }) { user { id } userErrors { code } } }`,
        ),
        { name: `Ana ${Math.random()}` },
      );
    const streams = Array.from({ length: 10 }, (_, i) =>
      (i % 2 ? member : elsewhere(member)).subscribe(
        graphql(`subscription ($after: String) { userEvents(after: $after) { sequence } }`),
        { after },
      ),
    );
    await Promise.all([rename(), refusalOf(admin, UPDATE, { id: roleId, permissions: [] }), rename()]);
    await rename();
    const lost = (await server.eventsOf(account.id)).find(({ kind }) => kind === "ROLE_UPDATED")!.sequence;
    for (const stream of streams) {
      const { errors } = await stream.ended.catch(() => ({ errors: null }));
      // A subscription that is refused at once is answered with a result, one that is ended with an error.
      const told = [...stream.waiting].map(({ data, errors: denied }) => denied ?? data!.userEvents.sequence);
      for (const each of told)
        if (typeof each === "number") expect(each).toBeLessThan(lost);
        else expect(each[0].extensions.code).toBe("FORBIDDEN");
      if (errors) expect((errors as { extensions: object }[])[0]!.extensions).toMatchObject({ code: "FORBIDDEN" });
      else expect(told.at(-1)).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    }
  }
});
