import { ALL_PERMISSIONS, type Permission } from "../../access/permissions.js";
import { InputCheck } from "../../input/input-check.js";
import { TEXT_MAX } from "../../input/text.js";

/** A role as it is asked for; what is undefined stays as it is. */
export interface GivenRole {
  name?: string | null;
  description?: string | null;
  permissions?: readonly Permission[] | null;
}

/** What a custom role consists of. */
export interface NewRole {
  name: string;
  description: string | null;
  permissions: Permission[];
}

/** The check is done by the caller, who may have something to say before. */
export function checkNewRole(given: GivenRole): { check: InputCheck; role: NewRole } {
  const check = new InputCheck();
  const role = {
    name: check.name(given.name, ["input", "name"]),
    description: check.optionalText(given.description, ["input", "description"], TEXT_MAX) ?? null,
    permissions: permissionsIn(check, given.permissions),
  };
  return { check, role };
}

/** The same for a change. Null clears a description; a role that allows nothing has an empty list. */
export function checkRoleChanges(given: GivenRole): { check: InputCheck; changes: Partial<NewRole> } {
  const check = new InputCheck();
  const changes = {
    name: check.changedName(given.name, ["input", "name"]),
    description: check.optionalText(given.description, ["input", "description"], TEXT_MAX),
    permissions: given.permissions === undefined ? undefined : permissionsIn(check, given.permissions),
  };
  return { check, changes: withoutUndefined(changes) };
}

/** Each once, in the catalogue's order, so that equal sets are equal lists. */
function permissionsIn(check: InputCheck, given: readonly Permission[] | null | undefined): Permission[] {
  const path = ["input", "permissions"];
  if (!given) check.refuse("BLANK", path);
  else if (given.length > ALL_PERMISSIONS.length) check.refuse("TOO_MANY", path);
  const wanted = new Set(given);
  return ALL_PERMISSIONS.filter((permission) => wanted.has(permission));
}

const withoutUndefined = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
