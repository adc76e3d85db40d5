import { expect, test } from "vitest";
import { heldProblem } from "../../src/access/escalation.js";
import { ALL_PERMISSIONS, Permission } from "../../src/access/permissions.js";

const { USERS_READ, USERS_INVITE, EVENTS_READ, ROLES_MANAGE } = Permission;

test.each<[held: Permission[], wanted: Permission[], missing: Permission[] | null]>([
  [[], [], null],
  [[ROLES_MANAGE], [], null],
  [[ROLES_MANAGE, USERS_READ], [USERS_READ], null],
  [[ROLES_MANAGE, USERS_READ], [USERS_READ, ROLES_MANAGE, USERS_READ], null],
  [ALL_PERMISSIONS, ALL_PERMISSIONS, null],
  [[ROLES_MANAGE], [EVENTS_READ, USERS_INVITE], [USERS_INVITE, EVENTS_READ]],
  [[ROLES_MANAGE, USERS_READ], [USERS_READ, EVENTS_READ], [EVENTS_READ]],
])("with %j a role of %j lacks %j", (held, wanted, missing) => {
  const viewer = { administrator: false, permissions: new Set(held) };
  expect(heldProblem(viewer, wanted, ["at"])?.permissions ?? null).toEqual(missing);
});
