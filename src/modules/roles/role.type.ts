import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Permission } from "../../access/permissions.js";
import { SystemRole } from "../../access/system-roles.js";
import { DateTime } from "../../reading/date-time.js";

export enum RoleKind {
  SYSTEM = "SYSTEM",
  CUSTOM = "CUSTOM",
}

registerEnumType(Permission, { name: "Permission" });
registerEnumType(RoleKind, { name: "RoleKind" });
registerEnumType(SystemRole, { name: "SystemRole" });

@ObjectType({ description: "A set of permissions that users hold. What a user may do is the union of its roles." })
export class Role {
  @Field(() => ID) id: string;
  @Field(() => RoleKind) kind: RoleKind;
  @Field(() => SystemRole, { nullable: true, description: "Null for custom roles." }) systemRole?: SystemRole | null;
  @Field(() => String, { description: "System roles' names and descriptions come in the viewer's language." })
  name: string;
  @Field(() => String, { nullable: true }) description?: string | null;
  @Field(() => [Permission]) permissions: Permission[];
  @Field(() => Int, { nullable: true, description: "How many users hold it." }) userCount?: number | null;
  @Field(() => Boolean, { description: "Whether the viewer may give this role to someone." }) assignable: boolean;
  @Field(() => DateTime) createdAt: Date;
  @Field(() => Int) version: number;
}

@ObjectType({ description: "A permission as a role editor shows it." })
export class PermissionInfo {
  @Field(() => Permission) permission: Permission;
  @Field(() => String, { description: "Heading under which an editor shows it." }) group: string;
  @Field(() => String) title: string;
  @Field(() => String) description: string;
}
