import { assignableProblem } from "../../access/escalation.js";
import { problem, refuseIfAny } from "../../errors/user-error.js";
import type { Named } from "../../events/event.js";
import type { ActorTx } from "../../events/write.js";
import { notFound, type Places } from "../../input/places.js";
import { type RoleRights, readRoles } from "../roles/index.js";
import { type Parts, type PlacedParts, resolveParts } from "../structure/index.js";
import type { UserHooks } from "./user.hooks.js";

/** What somebody who joins is to be given, as the input names it. */
export interface WantedGifts {
  roles: Places;
  parts: PlacedParts;
  /** Of client accounts alone. */
  organizationId: string | null;
}

/** What somebody who joins is given. */
export interface Given {
  roles: readonly RoleRights[];
  parts: Parts;
  /** Of client accounts alone. */
  organization: Named | null;
}

/** @throws a Refusal where a role, a part of the structure or the organization does not exist, or the viewer may not give these roles. */
export async function resolveGiven(
  tx: ActorTx,
  wanted: WantedGifts,
  findOrganization: UserHooks["findOrganization"],
): Promise<Given> {
  const roles = await readRoles(tx, tx.account.id, [...wanted.roles.keys()]);
  const { parts, unknown } = await resolveParts(tx, tx.account.id, wanted.parts);
  const { organizationId } = wanted;
  const organization = organizationId === null ? null : await findOrganization(tx, organizationId);
  const nowhere = organizationId !== null && !organization;
  refuseIfAny([
    ...notFound(wanted.roles, roles),
    ...unknown,
    ...(nowhere ? [problem("NOT_FOUND", ["input", "organizationId"])] : []),
  ]);
  const held = roles.flatMap(({ permissions }) => permissions);
  const escalation = assignableProblem(tx.viewer, held, ["input", "roleIds"]);
  refuseIfAny(escalation ? [escalation] : []);
  return { roles, parts, organization };
}
