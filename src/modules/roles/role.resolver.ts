import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, ID, Info, Query, Resolver } from "type-graphql";
import { permissionCatalogue } from "../../access/catalogue.js";
import { idOf } from "../../input/ids.js";
import type { Context } from "../../server/context.js";
import { systemRolesFirst } from "./role.projection.js";
import { PermissionInfo, Role } from "./role.type.js";

@Resolver(() => Role)
export class RoleResolver {
  @Query(() => Role, { nullable: true })
  role(@Ctx() { read }: Context, @Info() info: GraphQLResolveInfo, @Arg("id", () => ID) id: string) {
    return read.one(info, {
      shape: "role by id",
      type: "Role",
      where: (statement) => [`t.id = ${statement.value("id", "uuid")}`],
      values: { id: idOf(id) },
    });
  }

  @Query(() => [Role], { nullable: true, description: "System roles first, then custom roles by name." })
  roles(@Ctx() { read }: Context, @Info() info: GraphQLResolveInfo) {
    return read.all(info, { shape: "roles", type: "Role", where: () => [], orderBy: systemRolesFirst, values: {} });
  }

  @Query(() => [PermissionInfo], {
    nullable: true,
    name: "permissionCatalogue",
    description:
      "Every permission there is, grouped and described in the viewer's language, for drawing a role editor.",
  })
  catalogue(@Ctx() { language }: Context): PermissionInfo[] {
    return permissionCatalogue(language);
  }
}
