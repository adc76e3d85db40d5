import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from "type-graphql";
import { Permission } from "../../access/permissions.js";
import { can } from "../../access/viewer.js";
import { idOf } from "../../input/ids.js";
import type { Context } from "../../server/context.js";
import { UsersArgs } from "./user.args.js";
import { userById, userList } from "./user.lists.js";
import { User, UserConnection } from "./user.type.js";

@Resolver(() => User)
export class UserResolver {
  @Query(() => User, { nullable: true })
  user(@Ctx() { read }: Context, @Info() info: GraphQLResolveInfo, @Arg("id", () => ID) id: string) {
    return read.one(info, userById(idOf(id)));
  }

  @Query(() => UserConnection, {
    nullable: true,
    description: "Who is in the team; by name where no order is asked for.",
  })
  users(@Ctx() { read, viewer }: Context, @Info() info: GraphQLResolveInfo, @Args(() => UsersArgs) args: UsersArgs) {
    return read.page(info, userList(args.filter ?? {}, args.orderBy, can(viewer!, Permission.USERS_READ)), args);
  }
}
