import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Permission } from "../../access/permissions.js";
import { UserError } from "../../errors/user-error.type.js";
import { Role } from "./role.type.js";

@InputType({ description: "At most 100 an account; names are unique without regard to case and accents." })
export class CreateRoleInput {
  @Field(() => String) name: string;
  @Field(() => String, { nullable: true }) description?: string | null;
  @Field(() => [Permission]) permissions: Permission[];
}

@InputType({ description: "Omitted: unchanged. A list of permissions replaces the list." })
export class UpdateRoleInput {
  @Field(() => ID) id: string;
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => String, { nullable: true, description: "Null clears it." }) description?: string | null;
  @Field(() => [Permission], { nullable: true }) permissions?: Permission[] | null;
  @Field(() => Int, {
    nullable: true,
    description: "Refuses with CONFLICT when the role has changed since this version.",
  })
  expectedVersion?: number | null;
}

@InputType({
  description:
    "A role in use is refused with IN_USE, unless its holders and pending invitations are to move to another.",
})
export class DeleteRoleInput {
  @Field(() => ID) id: string;
  @Field(() => ID, { nullable: true }) moveToRoleId?: string | null;
}

@ObjectType()
export class RolePayload {
  @Field(() => Role, { nullable: true }) role?: Role | string | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class DeleteRolePayload {
  @Field(() => ID, { nullable: true }) deletedId?: string | null;
  @Field(() => Int, { description: "Users who hold another role in its place." }) movedUserCount: number;
  @Field(() => [UserError]) userErrors: UserError[];
}
