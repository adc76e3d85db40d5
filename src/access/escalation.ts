import { type Problem, problem } from "../errors/user-error.js";
import { ALL_PERMISSIONS, type Permission } from "./permissions.js";
import type { Viewer } from "./viewer.js";

type Ranked = Pick<Viewer, "administrator" | "permissions">;

/** What a person holds or is to hold, all its roles together; duplicates do not matter. */
type Permissions = Iterable<Permission>;

/**
 * Whether the viewer stands above whoever holds these permissions: they are a proper subset of its own. An Administrator
 * stands above everyone.
 */
export function outranks(viewer: Ranked, permissions: Permissions): boolean {
  if (viewer.administrator) return true;
  const theirs = new Set(permissions);
  return theirs.size < viewer.permissions.size && [...theirs].every((permission) => viewer.permissions.has(permission));
}

/**
 * What a viewer would have to hold, and does not, to stand above these permissions, in the catalogue's order. Where they
 * are exactly its own it lacks none of them, but one more of any kind: all that it does not hold are named then.
 */
export function lacking(viewer: Ranked, permissions: Permissions): Permission[] {
  const theirs = new Set(permissions);
  const missing = ALL_PERMISSIONS.filter((permission) => !viewer.permissions.has(permission));
  const beyond = missing.filter((permission) => theirs.has(permission));
  return beyond.length ? beyond : missing;
}

const escalation = (viewer: Ranked, permissions: Permissions, path?: string[]): Problem | null =>
  outranks(viewer, permissions) ? null : problem("ESCALATION", path, { permissions: lacking(viewer, permissions) });

/**
 * Why the viewer may not give somebody roles after which it would hold these permissions, all its roles together; null
 * where it may. For inviting, creating and updating users alike. `path` is where the roles stand in the input.
 */
export const assignableProblem = escalation;

/**
 * Why the viewer may not make, change or delete a role that allows, or is to allow, these permissions: it does not hold them all itself.
 * Null where it does, though they be all that it holds.
 */
export function heldProblem(viewer: Ranked, permissions: Permissions, path: string[]): Problem | null {
  const wanted = new Set(permissions);
  const missing = ALL_PERMISSIONS.filter((permission) => wanted.has(permission) && !viewer.permissions.has(permission));
  return missing.length ? problem("ESCALATION", path, { permissions: missing }) : null;
}

/**
 * Why the viewer may not edit, suspend, reactivate, delete, sign out or reset somebody who holds these permissions; null
 * where it may. Nothing is said here of who may not do these at all, and of what nobody does to itself.
 */
export const manageableProblem = escalation;
