import type { GraphQLResolveInfo } from "graphql";
import { Ctx, Info, Query, Resolver } from "type-graphql";
import type { Context } from "../../server/context.js";
import { viewerByKey, viewerBySession } from "./viewer.projection.js";
import { Viewer } from "./viewer.type.js";

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { nullable: true, description: "Who is asking; null when signed out." })
  viewer(@Ctx() { read, viewer }: Context, @Info() info: GraphQLResolveInfo) {
    return viewer && read.one(info, viewer.sessionId === null ? viewerByKey : viewerBySession(viewer.sessionId));
  }
}
