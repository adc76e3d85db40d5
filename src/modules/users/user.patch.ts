import { In } from "typeorm";
import type { Language } from "../../access/language.js";
import { type Problem, problem, refuseIfAny } from "../../errors/user-error.js";
import type { AccountTx } from "../../events/write.js";
import { InputCheck } from "../../input/input-check.js";
import { type RoleRights, readRoles } from "../roles/index.js";
import { DepartmentEntity } from "../structure/index.js";
import { placesOf } from "./user.each.js";

/** Longest text, in code points. */
export const TEXT_MAX = 10_000;
const LIMIT = { min: 0, max: 10_000 };

/** A change of users as it is asked for: what is undefined stays, null clears. */
export interface GivenPatch {
  firstName?: string | null;
  lastName?: string | null;
  webchatName?: string | null;
  roleIds?: readonly string[] | null;
  departmentIds?: readonly string[] | null;
  conversationLimit?: number | null;
  absenceMessage?: string | null;
}

/** What a change writes into users' own rows. */
export interface Columns {
  firstName?: string;
  lastName?: string;
  webchatName?: string | null;
  conversationLimit?: number | null;
  absenceMessage?: string | null;
  language?: Language;
}

interface Department {
  id: string;
  name: string;
}

/** A change that can be made: its texts are clean, and what it refers to exists. */
export interface Patch {
  columns: Columns;
  /** Replace those that a user has; undefined: as they are. */
  roles?: RoleRights[];
  departments?: Department[];
}

type Places = ReadonlyMap<string, string[]>;

/** A change whose texts are clean; what it refers to is not looked up yet. */
export interface CheckedPatch {
  columns: Columns;
  roles?: Places;
  departments?: Places;
}

/** @throws a Refusal with everything that is wrong with it. */
export function checkPatch(given: GivenPatch, path: string[]): CheckedPatch {
  const check = new InputCheck();
  const at = (field: keyof GivenPatch) => [...path, field];
  const columns: Columns = {
    firstName: check.changedName(given.firstName, at("firstName")),
    lastName: check.changedName(given.lastName, at("lastName")),
    webchatName: check.optionalName(given.webchatName, at("webchatName")),
    conversationLimit: check.optionalInteger(given.conversationLimit, at("conversationLimit"), LIMIT),
    absenceMessage: check.optionalText(given.absenceMessage, at("absenceMessage"), TEXT_MAX),
  };
  // A member without a role could do nothing, and everybody could manage it.
  if (given.roleIds !== undefined && !given.roleIds?.length) check.refuse("BLANK", at("roleIds"));
  check.done();
  return {
    columns,
    roles: given.roleIds ? placesOf(given.roleIds, at("roleIds")) : undefined,
    departments:
      given.departmentIds === undefined ? undefined : placesOf(given.departmentIds ?? [], at("departmentIds")),
  };
}

/** @throws a Refusal with NOT_FOUND for each role and department that does not exist. */
export async function resolvePatch(tx: AccountTx, { columns, roles, departments }: CheckedPatch): Promise<Patch> {
  const patch: Patch = {
    columns,
    roles: roles && (await readRoles(tx, tx.account.id, [...roles.keys()])),
    departments: departments?.size
      ? await tx.manager.findBy(DepartmentEntity, { accountId: tx.account.id, id: In([...departments.keys()]) })
      : departments && [],
  };
  refuseIfAny([...unknown(roles, patch.roles), ...unknown(departments, patch.departments)]);
  return patch;
}

function unknown(places: Places = new Map(), found: readonly { id: string }[] = []): Problem[] {
  const ids = new Set(found.map(({ id }) => id));
  return [...places].filter(([id]) => !ids.has(id)).map(([, at]) => problem("NOT_FOUND", at));
}
