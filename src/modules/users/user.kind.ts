import { optionalId } from "../../input/ids.js";
import type { InputCheck } from "../../input/input-check.js";
import { type GivenPartIds, partFieldsOf } from "../structure/index.js";

/** Who somebody is to be: of the team, by roles and parts of its structure, or a client account of an organization. Null is as if left out. */
export interface GivenKind extends GivenPartIds {
  kind?: "MEMBER" | "CLIENT" | null;
  roleIds?: readonly string[] | null;
  organizationId?: string | null;
}

/** Members need a role, client accounts an organization, and neither may have what is the other's. */
export function checkKind(
  check: InputCheck,
  { kind: given, roleIds, organizationId: id, ...parts }: GivenKind,
): { kind: "MEMBER" | "CLIENT"; organizationId: string | null } {
  const kind = given ?? "MEMBER";
  const organizationId = optionalId(id);
  if (kind === "MEMBER") {
    if (!roleIds?.length) check.refuse("BLANK", ["input", "roleIds"]);
    if (organizationId !== null) check.refuse("INVALID", ["input", "organizationId"]);
  } else {
    if (roleIds?.length) check.refuse("INVALID", ["input", "roleIds"]);
    for (const field of partFieldsOf(parts)) check.refuse("INVALID", ["input", field]);
    if (organizationId === null) check.refuse("BLANK", ["input", "organizationId"]);
  }
  return { kind, organizationId };
}
