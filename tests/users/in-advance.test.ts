import { beforeAll, describe, expect, test } from "vitest";
import { SYSTEM_ROLES, type SystemRole } from "../../src/access/system-roles.js";
import {
  type AccountScene,
  aMember,
  anAccount,
  aServer,
  type Console,
  graphql,
  type TestServer,
} from "../kit/index.js";
import { aCustomRole, asked, type InputOf, type ManyVerb } from "./scenes.js";

let server: TestServer;
let account: AccountScene;
let targets: Record<SystemRole, Console>;
beforeAll(async () => {
  server = await aServer();
  ({ account } = await anAccount(server));
  const members = await Promise.all(
    SYSTEM_ROLES.map(async (role) => [role, await aMember(account, { role })] as const),
  );
  targets = Object.fromEntries(members) as Record<SystemRole, Console>;
});

/** Whether a dry run would do it to the one user. */
async function wouldDo(viewer: Console, verb: ManyVerb, input: InputOf<ManyVerb>): Promise<boolean> {
  const { data, errors } = await asked(viewer, verb, { ...input, dryRun: true });
  if (errors) expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  return data?.answer?.results[0]?.userErrors.length === 0;
}

const manageable = async (viewer: Console, id: string): Promise<boolean> =>
  (await viewer.must(graphql(`query($id: ID!) { user(id: $id) { manageable } }`), { id })).user.manageable;

const assignable = async (viewer: Console, id: string): Promise<boolean> =>
  (await viewer.must(graphql(`query($id: ID!) { role(id: $id) { assignable } }`), { id })).role.assignable;

describe.each(SYSTEM_ROLES)("what a viewer with the role %s is told in advance is what happens", (role) => {
  test.each(SYSTEM_ROLES)("to a user with the role %s", async (held) => {
    const viewer = await aMember(account, { role });
    const id = targets[held].userId;
    expect(await manageable(viewer, id)).toBe(await wouldDo(viewer, "suspendUsers", { ids: [id] }));
    expect(await manageable(viewer, id)).toBe(await wouldDo(viewer, "updateUsers", { ids: [id], patch: {} }));
  });

  test.each(SYSTEM_ROLES)("when it gives the role %s", async (given) => {
    const viewer = await aMember(account, { role });
    // Somebody without a role is managed by whoever manages anybody.
    const nobody = await aMember(account, { roles: [] });
    const patch = { roleIds: [account.roleIds[given]] };
    expect(await assignable(viewer, account.roleIds[given])).toBe(
      await wouldDo(viewer, "updateUsers", { ids: [nobody.userId], patch }),
    );
  });
});

test("nobody manages itself, not even an Administrator", async () => {
  for (const viewer of Object.values(targets)) expect(await manageable(viewer, viewer.userId)).toBe(false);
});

test("custom roles are judged by what they hold, not by their names", async () => {
  const { account: own } = await anAccount(server);
  const lead = await aCustomRole(own, "Lead", ["USERS_READ", "USERS_MANAGE", "CAMPAIGNS_MANAGE"]);
  const viewer = await aMember(own, { roles: [] });
  await server.sql("insert into user_role values ($1, $2, $3)", [own.id, viewer.userId, lead]);
  const editor = await aMember(own, { role: "EDITOR" });
  const agent = await aMember(own, { role: "AGENT" });
  expect(await manageable(viewer, editor.userId)).toBe(true);
  expect(await manageable(viewer, agent.userId)).toBe(false);
  expect(await assignable(viewer, own.roleIds.EDITOR)).toBe(true);
  expect(await assignable(viewer, lead)).toBe(false);
  for (const id of [editor.userId, agent.userId])
    expect(await wouldDo(viewer, "suspendUsers", { ids: [id] })).toBe(await manageable(viewer, id));
});

test("a custom role of every permission is no Administrator: it gives no equal, and manages none", async () => {
  const { account: own, admin } = await anAccount(server);
  const [{ permissions }] = (await server.sql<{ permissions: string[] }>("select permissions from role where id = $1", [
    own.roleIds.ADMINISTRATOR,
  ])) as [{ permissions: string[] }];
  const everything = await aCustomRole(own, "Everything", permissions);
  const viewer = await aMember(own, { roles: [] });
  await server.sql("insert into user_role values ($1, $2, $3)", [own.id, viewer.userId, everything]);
  const agent = await aMember(own);
  expect(await manageable(viewer, admin.userId)).toBe(false);
  expect(await wouldDo(viewer, "suspendUsers", { ids: [admin.userId] })).toBe(false);
  expect(await wouldDo(viewer, "deleteUsers", { ids: [admin.userId] })).toBe(false);
  for (const role of [own.roleIds.ADMINISTRATOR, everything]) {
    expect(await assignable(viewer, role)).toBe(false);
    expect(await wouldDo(viewer, "updateUsers", { ids: [agent.userId], patch: { roleIds: [role] } })).toBe(false);
  }
  expect(await manageable(admin, viewer.userId)).toBe(true);
});
