import { assignableProblem } from "../../access/escalation.js";
import { Permission } from "../../access/permissions.js";
import { can, type Viewer } from "../../access/viewer.js";
import { type Problem, problem } from "../../errors/user-error.js";

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
