import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, ID, Info, Query, Resolver } from "type-graphql";
import { Permission } from "../../access/permissions.js";
import { idOf } from "../../input/ids.js";
import type { Context } from "../../server/context.js";
import { accessOf } from "./access.projection.js";
import { AccessExplanation } from "./access.type.js";

@Resolver()
export class AccessResolver {
  @Query(() => AccessExplanation, {
    nullable: true,
    description:
      "By which roles a user may do what a permission allows, or what keeps it from that and which roles would give it. Null for an unknown user.",
  })
  explainAccess(
    @Ctx() { read }: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg("userId", () => ID) userId: string,
    @Arg("permission", () => Permission) permission: Permission,
  ) {
    return read.one(info, accessOf(idOf(userId), permission));
  }
}
