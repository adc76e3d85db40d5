import { assignableProblem } from "../../access/escalation.js";
import { Permission } from "../../access/permissions.js";
import { can, type Viewer } from "../../access/viewer.js";
import { type Problem, problem, Refusal, refuseIfAny } from "../../errors/user-error.js";
import type { ActorTx } from "../../events/write.js";
import { notFound } from "../../input/places.js";
import { findOrganization } from "../organizations/index.js";
import { type RoleRights, readRoles } from "../roles/index.js";
import { type Parts, resolveParts } from "../structure/index.js";
import type { WantedInvitations } from "./invite.input.js";

/** What every invitation of a call offers. */
export interface Offer {
  roles: readonly RoleRights[];
  parts: Parts;
  /** Of client accounts alone. */
  organization: { id: string; name: string } | null;
}

/** @throws a Refusal where a role, a part of the structure or the organization does not exist, or the viewer may not give these roles. */
export async function readOffer(tx: ActorTx, wanted: WantedInvitations): Promise<Offer> {
  const roles = await readRoles(tx, tx.account.id, [...wanted.roles.keys()]);
  const { parts, unknown } = await resolveParts(tx, tx.account.id, wanted.parts);
  const { organizationId } = wanted;
  const organization = organizationId === null ? null : await findOrganization(tx, tx.account.id, organizationId);
  const nowhere = organizationId !== null && !organization;
  refuseIfAny([
    ...notFound(wanted.roles, roles),
    ...unknown,
    ...(nowhere ? [problem("NOT_FOUND", ["input", "organizationId"])] : []),
  ]);
  const held = roles.flatMap(({ permissions }) => permissions);
  const escalation = assignableProblem(tx.viewer, held, ["input", "roleIds"]);
  if (escalation) throw new Refusal(escalation);
  return { roles, parts, organization };
}

/** Why the viewer may not make such an offer; null where it may. For what becomes of invitations too. */
export function offeringProblem(
  viewer: Viewer,
  { kind, permissions }: { kind: "MEMBER" | "CLIENT"; permissions: readonly Permission[] },
  at: string[],
): Problem | null {
  const { ORGANIZATIONS_MANAGE } = Permission;
  if (kind === "CLIENT" && !can(viewer, ORGANIZATIONS_MANAGE))
    return problem("ESCALATION", at, { permissions: [ORGANIZATIONS_MANAGE] });
  return assignableProblem(viewer, permissions, at);
}
