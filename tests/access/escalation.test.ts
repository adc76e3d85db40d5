import { describe, expect, test } from "vitest";
import { assignableProblem, lacking, manageableProblem, outranks } from "../../src/access/escalation.js";
import { ALL_PERMISSIONS, Permission } from "../../src/access/permissions.js";
import { permissionsOf, SystemRole } from "../../src/access/system-roles.js";

const { ADMINISTRATOR, MANAGER, AGENT, DISPATCHER, EDITOR, ATTENDANT } = SystemRole;

const viewerWith = (...roles: SystemRole[]) => ({
  administrator: roles.includes(ADMINISTRATOR),
  permissions: new Set(roles.flatMap(permissionsOf)),
});

describe("who stands above whom", () => {
  test.each<[viewer: SystemRole[], above: SystemRole[][], notAbove: SystemRole[][]]>([
    [[ADMINISTRATOR], [[ADMINISTRATOR], [MANAGER], [AGENT], [DISPATCHER], [EDITOR], [ATTENDANT], []], []],
    [
      [MANAGER],
      [[AGENT], [DISPATCHER], [ATTENDANT], [AGENT, DISPATCHER, ATTENDANT], []],
      [[ADMINISTRATOR], [MANAGER], [MANAGER, AGENT], [EDITOR], [EDITOR, DISPATCHER]],
    ],
    [
      [MANAGER, EDITOR],
      [[MANAGER], [EDITOR], [EDITOR, DISPATCHER]],
      [[MANAGER, EDITOR], [ADMINISTRATOR]],
    ],
    [[DISPATCHER], [[AGENT], []], [[DISPATCHER], [MANAGER], [EDITOR], [ATTENDANT]]],
    [[AGENT], [[]], [[AGENT], [DISPATCHER], [EDITOR]]],
    [[], [], [[], [AGENT]]],
  ])("%s above %j, not above %j", (viewer, above, notAbove) => {
    for (const roles of above)
      expect(outranks(viewerWith(...viewer), roles.flatMap(permissionsOf)), `${roles}`).toBe(true);
    for (const roles of notAbove)
      expect(outranks(viewerWith(...viewer), roles.flatMap(permissionsOf)), `${roles}`).toBe(false);
  });

  test("a custom role of all permissions does not stand above an Administrator, an Administrator does above it", () => {
    const everything = { administrator: false, permissions: new Set(ALL_PERMISSIONS) };
    expect(outranks(everything, ALL_PERMISSIONS)).toBe(false);
    expect(outranks(everything, permissionsOf(MANAGER))).toBe(true);
    expect(outranks(viewerWith(ADMINISTRATOR), ALL_PERMISSIONS)).toBe(true);
  });
});

describe("what is lacking", () => {
  test("what they hold and the viewer does not", () => {
    expect(
      lacking(viewerWith(MANAGER), [Permission.CAMPAIGNS_MANAGE, Permission.USERS_DELETE, Permission.USERS_READ]),
    ).toEqual([Permission.USERS_DELETE, Permission.CAMPAIGNS_MANAGE]);
  });

  test("where they hold exactly the same, everything that would put the viewer above", () => {
    const missing = ALL_PERMISSIONS.filter((permission) => !permissionsOf(MANAGER).includes(permission));
    expect(lacking(viewerWith(MANAGER), permissionsOf(MANAGER))).toEqual(missing);
    expect(lacking({ administrator: false, permissions: new Set(ALL_PERMISSIONS) }, ALL_PERMISSIONS)).toEqual([]);
  });
});

test.each([
  ["assigning", assignableProblem],
  ["managing", manageableProblem],
])("%s is refused with ESCALATION, the path and what is lacking, or not at all", (_, problemOf) => {
  expect(problemOf(viewerWith(MANAGER), permissionsOf(AGENT), ["input", "roleIds"])).toBeNull();
  expect(problemOf(viewerWith(MANAGER), permissionsOf(EDITOR), ["input", "roleIds"])).toEqual({
    code: "ESCALATION",
    path: ["input", "roleIds"],
    permissions: [Permission.CAMPAIGNS_MANAGE],
  });
});
