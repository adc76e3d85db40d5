import { In } from "typeorm";
import { assignableProblem } from "../../access/escalation.js";
import { type Problem, problem, Refusal, refuseIfAny } from "../../errors/user-error.js";
import type { ActorTx } from "../../events/write.js";
import { type RoleRights, readRoles } from "../roles/index.js";
import { DepartmentEntity } from "../structure/index.js";
import type { WantedInvitations } from "./invite.input.js";

/** What every invitation of a call offers. */
export interface Offer {
  roles: readonly RoleRights[];
  departments: readonly { id: string; name: string }[];
}

/** @throws a Refusal where a role or department does not exist, or the viewer may not give these roles. */
export async function readOffer(tx: ActorTx, wanted: WantedInvitations): Promise<Offer> {
  const roles = await readRoles(tx, tx.account.id, [...wanted.roles.keys()]);
  const departments = wanted.departments.size
    ? await tx.manager.findBy(DepartmentEntity, { accountId: tx.account.id, id: In([...wanted.departments.keys()]) })
    : [];
  refuseIfAny([...missing(wanted.roles, roles), ...missing(wanted.departments, departments)]);
  const held = roles.flatMap(({ permissions }) => permissions);
  const escalation = assignableProblem(tx.viewer, held, ["input", "roleIds"]);
  if (escalation) throw new Refusal(escalation);
  return { roles, departments };
}

function missing(places: ReadonlyMap<string, string[]>, found: readonly { id: string }[]): Problem[] {
  const ids = new Set(found.map(({ id }) => id));
  return [...places].flatMap(([id, at]) => (ids.has(id) ? [] : [problem("NOT_FOUND", at)]));
}
