import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "../../server/context.js";
import { payload } from "../../server/payload.js";
import { CreateRoleInput, DeleteRoleInput, DeleteRolePayload, RolePayload, UpdateRoleInput } from "./role.inputs.js";
import type { RoleService } from "./role.service.js";

@Resolver()
export class RoleMutations {
  constructor(private readonly roles: RoleService) {}

  @Mutation(() => RolePayload, {
    nullable: true,
    description: "Makes a role of the account's own, of permissions that the viewer holds.",
  })
  createRole(@Ctx() context: Context, @Arg("input", () => CreateRoleInput) input: CreateRoleInput) {
    return payload(context, () => this.roles.create(context.actor, input));
  }

  @Mutation(() => RolePayload, {
    nullable: true,
    description: "What a role gains or loses is in force with the next request and the next event of whoever holds it.",
  })
  updateRole(@Ctx() context: Context, @Arg("input", () => UpdateRoleInput) input: UpdateRoleInput) {
    return payload(context, () => this.roles.update(context.actor, input));
  }

  @Mutation(() => DeleteRolePayload, { nullable: true })
  deleteRole(@Ctx() context: Context, @Arg("input", () => DeleteRoleInput) input: DeleteRoleInput) {
    return payload(context, () => this.roles.delete(context.actor, input), { movedUserCount: 0 });
  }
}
