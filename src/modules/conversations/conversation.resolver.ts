import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, ArgsType, Ctx, Field, Info, Query, Resolver } from "type-graphql";
import { PageArgs } from "../../reading/types.js";
import type { Context } from "../../server/context.js";
import { conversationBy, conversationList } from "./conversation.lists.js";
import {
  Conversation,
  ConversationByInput,
  ConversationConnection,
  ConversationFilterInput,
  ConversationOrderInput,
} from "./conversation.type.js";

@ArgsType()
class ConversationsArgs extends PageArgs {
  @Field(() => ConversationFilterInput, { nullable: true }) filter?: ConversationFilterInput | null;
  @Field(() => ConversationOrderInput, { nullable: true }) orderBy?: ConversationOrderInput | null;
}

/** What the viewer sees of conversations. */
@Resolver(() => Conversation)
export class ConversationResolver {
  @Query(() => Conversation, { nullable: true, description: "One conversation, by id or by protocol." })
  conversation(
    @Ctx() { read, viewer }: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg("by", () => ConversationByInput) by: ConversationByInput,
  ) {
    return read.one(info, conversationBy(viewer!, by));
  }

  @Query(() => ConversationConnection, {
    nullable: true,
    description: "By their last message, newest first, where no other order is asked for.",
  })
  conversations(
    @Ctx() { read, viewer }: Context,
    @Info() info: GraphQLResolveInfo,
    @Args(() => ConversationsArgs) args: ConversationsArgs,
  ) {
    return read.page(info, conversationList(viewer!, args.filter ?? {}, args.orderBy), args);
  }
}
