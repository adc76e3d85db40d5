import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../server/context.js";
import { payload } from "../../server/payload.js";
import { allParts, DeletePayload } from "../structure/index.js";
import type { QuickReplyService } from "./quick-reply.service.js";
import { CreateQuickReplyInput, QuickReply, QuickReplyPayload, UpdateQuickReplyInput } from "./quick-reply.type.js";

@Resolver(() => QuickReply)
export class QuickReplyResolver {
  constructor(private readonly quickReplies: QuickReplyService) {}

  @Query(() => [QuickReply], { nullable: true, name: "quickReplies", description: "By shortcut." })
  list(@Ctx() { read }: Context, @Info() info: GraphQLResolveInfo) {
    return read.all(info, allParts("QuickReply"));
  }

  @Mutation(() => QuickReplyPayload, { nullable: true })
  createQuickReply(@Ctx() context: Context, @Arg("input", () => CreateQuickReplyInput) input: CreateQuickReplyInput) {
    return payload(context, () => this.quickReplies.create(context.actor, input));
  }

  @Mutation(() => QuickReplyPayload, { nullable: true })
  updateQuickReply(@Ctx() context: Context, @Arg("input", () => UpdateQuickReplyInput) input: UpdateQuickReplyInput) {
    return payload(context, () => this.quickReplies.update(context.actor, input));
  }

  @Mutation(() => DeletePayload, { nullable: true })
  deleteQuickReply(@Ctx() context: Context, @Arg("id", () => ID) id: string) {
    return payload(context, () => this.quickReplies.delete(context.actor, id));
  }
}
