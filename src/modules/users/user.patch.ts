import type { Language } from "../../access/language.js";
import { problem, refuseIfAny } from "../../errors/user-error.js";
import type { Named } from "../../events/event.js";
import type { AccountTx } from "../../events/write.js";
import { idOf } from "../../input/ids.js";
import { InputCheck } from "../../input/input-check.js";
import { notFound, type Places, placesOf } from "../../input/places.js";
import { TEXT_MAX } from "../../input/text.js";
import { type RoleRights, readRoles } from "../roles/index.js";
import { type GivenPartIds, type Parts, type PlacedParts, placedParts, resolveParts } from "../structure/index.js";
import type { UserHooks } from "./user.hooks.js";

/** How many conversations somebody may be limited to. */
export const MOST_CONVERSATIONS = { min: 0, max: 10_000 };

/** A change of users as it is asked for: what is undefined stays, null clears. */
export interface GivenPatch extends GivenPartIds {
  firstName?: string | null;
  lastName?: string | null;
  webchatName?: string | null;
  roleIds?: readonly string[] | null;
  conversationLimit?: number | null;
  absenceMessage?: string | null;
  twoFactorRequired?: boolean | null;
  organizationId?: string | null;
}

/** What a change writes into users' own rows. */
export interface Columns {
  firstName?: string;
  lastName?: string;
  webchatName?: string | null;
  conversationLimit?: number | null;
  absenceMessage?: string | null;
  twoFactorRequired?: boolean;
  language?: Language;
  organizationId?: string;
}

/** A change that can be made: its texts are clean, and what it refers to exists. */
export interface Patch {
  columns: Columns;
  /** Replace those that a user has; undefined: as they are. */
  roles?: RoleRights[];
  parts: Parts;
  /** That client accounts are moved to. */
  organization?: Named;
}

/** A change whose texts are clean; what it refers to is not looked up yet. */
export interface CheckedPatch {
  columns: Columns;
  roles?: Places;
  parts: PlacedParts;
}

/** @throws a Refusal with everything that is wrong with it. */
export function checkPatch(given: GivenPatch, path: string[]): CheckedPatch {
  const check = new InputCheck();
  const at = (field: keyof GivenPatch) => [...path, field];
  const columns: Columns = {
    firstName: check.changedName(given.firstName, at("firstName")),
    lastName: check.changedName(given.lastName, at("lastName")),
    webchatName: check.optionalName(given.webchatName, at("webchatName")),
    conversationLimit: check.optionalInteger(given.conversationLimit, at("conversationLimit"), MOST_CONVERSATIONS),
    absenceMessage: check.optionalText(given.absenceMessage, at("absenceMessage"), TEXT_MAX),
    twoFactorRequired: given.twoFactorRequired ?? undefined,
    organizationId: given.organizationId == null ? undefined : idOf(given.organizationId),
  };
  // A client account of no organization could read nothing.
  if (given.organizationId === null) check.refuse("BLANK", at("organizationId"));
  if (given.twoFactorRequired === null) check.refuse("BLANK", at("twoFactorRequired"));
  // A member without a role could do nothing, and everybody could manage it.
  if (given.roleIds !== undefined && !given.roleIds?.length) check.refuse("BLANK", at("roleIds"));
  check.done();
  return {
    columns,
    roles: given.roleIds ? placesOf(given.roleIds, at("roleIds")) : undefined,
    parts: placedParts(given, path),
  };
}

/** @throws a Refusal with NOT_FOUND for each role and each part of the structure, and an organization, that does not exist. */
export async function resolvePatch(
  tx: AccountTx,
  { columns, ...placed }: CheckedPatch,
  hooks: UserHooks,
): Promise<Patch> {
  const roles = placed.roles && (await readRoles(tx, tx.account.id, [...placed.roles.keys()]));
  const { parts, unknown } = await resolveParts(tx, tx.account.id, placed.parts);
  const { organizationId } = columns;
  const organization = organizationId === undefined ? undefined : await hooks.findOrganization(tx, organizationId);
  if (organization === null) unknown.push(problem("NOT_FOUND", ["input", "patch", "organizationId"]));
  refuseIfAny([...notFound(placed.roles ?? new Map(), roles ?? []), ...unknown]);
  return { columns, roles, parts, organization: organization ?? undefined };
}
