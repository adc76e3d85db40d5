import { assignableProblem } from "../../access/escalation.js";
import { Refusal, refuseIfAny } from "../../errors/user-error.js";
import type { ActorTx } from "../../events/write.js";
import { notFound } from "../../input/places.js";
import { type RoleRights, readRoles } from "../roles/index.js";
import { type Parts, resolveParts } from "../structure/index.js";
import type { WantedInvitations } from "./invite.input.js";

/** What every invitation of a call offers. */
export interface Offer {
  roles: readonly RoleRights[];
  parts: Parts;
}

/** @throws a Refusal where a role or a part of the structure does not exist, or the viewer may not give these roles. */
export async function readOffer(tx: ActorTx, wanted: WantedInvitations): Promise<Offer> {
  const roles = await readRoles(tx, tx.account.id, [...wanted.roles.keys()]);
  const { parts, unknown } = await resolveParts(tx, tx.account.id, wanted.parts);
  refuseIfAny([...notFound(wanted.roles, roles), ...unknown]);
  const held = roles.flatMap(({ permissions }) => permissions);
  const escalation = assignableProblem(tx.viewer, held, ["input", "roleIds"]);
  if (escalation) throw new Refusal(escalation);
  return { roles, parts };
}
