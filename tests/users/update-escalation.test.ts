import { beforeAll, describe, expect, test } from "vitest";
import { ALL_PERMISSIONS } from "../../src/access/permissions.js";
import { permissionsOf, SystemRole } from "../../src/access/system-roles.js";
import { aMember, anAccount, aServer, leavingNoTrace, type TestServer } from "../kit/index.js";
import { asked, payloadOf } from "./scenes.js";

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});

const PATCH = ["input", "patch"];

describe("no escalation", () => {
  const { MANAGER, ADMINISTRATOR } = SystemRole;
  const beyond = (role: SystemRole, more: readonly string[]) =>
    more.filter((permission) => !(permissionsOf(role) as string[]).includes(permission));

  test.each<[target: SystemRole[], wanted: SystemRole[], lacking: string[] | null, at: string[]]>([
    [[SystemRole.AGENT], [SystemRole.DISPATCHER, SystemRole.ATTENDANT], null, []],
    [[SystemRole.AGENT], [SystemRole.EDITOR], ["CAMPAIGNS_MANAGE"], [...PATCH, "roleIds"]],
    [[SystemRole.AGENT], [SystemRole.AGENT, SystemRole.EDITOR], ["CAMPAIGNS_MANAGE"], [...PATCH, "roleIds"]],
    [[SystemRole.AGENT], [MANAGER], beyond(MANAGER, ALL_PERMISSIONS), [...PATCH, "roleIds"]],
    [[SystemRole.AGENT], [ADMINISTRATOR], beyond(MANAGER, ALL_PERMISSIONS), [...PATCH, "roleIds"]],
    [[SystemRole.EDITOR], [SystemRole.AGENT], ["CAMPAIGNS_MANAGE"], ["input", "id"]],
    [[MANAGER], [SystemRole.AGENT], beyond(MANAGER, ALL_PERMISSIONS), ["input", "id"]],
    [[ADMINISTRATOR], [SystemRole.AGENT], beyond(MANAGER, ALL_PERMISSIONS), ["input", "id"]],
  ])("a Manager makes %j into %j", async (roles, wanted, lacking, path) => {
    const { account } = await anAccount(server);
    const manager = await aMember(account, { role: "MANAGER" });
    const target = await aMember(account, { roles });
    const update = () =>
      payloadOf(manager, "updateUser", {
        id: target.userId,
        patch: { roleIds: wanted.map((role) => account.roleIds[role]) },
      });
    if (!lacking) expect(await update()).toMatchObject({ user: { version: 2 }, userErrors: [] });
    else
      expect(await leavingNoTrace(account, update)).toEqual({
        user: null,
        userErrors: [{ code: "ESCALATION", path, permissions: lacking }],
      });
  });

  test("whoever may edit somebody may do so without naming the roles, or naming those that are", async () => {
    const { account, admin } = await anAccount(server);
    const second = await aMember(account, { role: "ADMINISTRATOR" });
    const patch = { firstName: "Célia", roleIds: [account.roleIds.ADMINISTRATOR] };
    expect(await payloadOf(admin, "updateUser", { id: second.userId, patch })).toMatchObject({ userErrors: [] });
  });

  test("nobody changes its own roles; an Administrator edits itself otherwise, others by their profile alone", async () => {
    const { account, admin } = await anAccount(server);
    const manager = await aMember(account, { role: "MANAGER" });
    for (const viewer of [admin, manager])
      expect(
        await leavingNoTrace(account, () =>
          payloadOf(viewer, "updateUser", { id: viewer.userId, patch: { roleIds: [account.roleIds.AGENT] } }),
        ),
      ).toMatchObject({ user: null, userErrors: [{ code: "CANNOT_TARGET_SELF", path: ["input", "id"] }] });
    const rename = { firstName: "Nova" };
    expect(await payloadOf(admin, "updateUser", { id: admin.userId, patch: rename })).toMatchObject({ userErrors: [] });
    expect(await payloadOf(manager, "updateUser", { id: manager.userId, patch: rename })).toMatchObject({
      userErrors: [{ code: "ESCALATION" }],
    });
  });

  test.each(["AGENT", "DISPATCHER", "EDITOR", "ATTENDANT"] as const)("%s edits nobody", async (role) => {
    const { account } = await anAccount(server);
    const viewer = await aMember(account, { role });
    const target = await aMember(account, { role: "AGENT" });
    const { data, errors } = await leavingNoTrace(account, () =>
      asked(viewer, "updateUser", { id: target.userId, patch: { firstName: "X" } }),
    );
    expect(data).toEqual({ answer: null });
    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN", permission: "USERS_MANAGE" } }]);
  });
});

test("a client account is given no role", async () => {
  const { account, admin } = await anAccount(server);
  const client = await aMember(account, { roles: [] });
  await server.sql("update app_user set kind = 'CLIENT' where id = $1", [client.userId]);
  const update = (patch: object) => payloadOf(admin, "updateUser", { id: client.userId, patch });
  expect(await leavingNoTrace(account, () => update({ roleIds: [account.roleIds.AGENT] }))).toMatchObject({
    userErrors: [{ code: "INVALID", path: [...PATCH, "roleIds"] }],
  });
  expect(await update({ firstName: "Rita" })).toMatchObject({ userErrors: [] });
});
