import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../server/context.js";
import { payload } from "../../server/payload.js";
import type { ChatGroupService } from "./chat-group.service.js";
import { ChatGroup, ChatGroupPayload, CreateChatGroupInput, UpdateChatGroupInput } from "./chat-group.type.js";
import { allParts } from "./part.resolver.js";
import { DeletePayload } from "./part.type.js";

@Resolver(() => ChatGroup)
export class ChatGroupResolver {
  constructor(private readonly chatGroups: ChatGroupService) {}

  @Query(() => [ChatGroup], {
    nullable: true,
    name: "chatGroups",
    description: "Chat groups of the channels, in which users may take part. By name.",
  })
  list(@Ctx() { read }: Context, @Info() info: GraphQLResolveInfo) {
    return read.all(info, allParts("ChatGroup"));
  }

  @Mutation(() => ChatGroupPayload, { nullable: true })
  createChatGroup(@Ctx() context: Context, @Arg("input", () => CreateChatGroupInput) input: CreateChatGroupInput) {
    return payload(context, () => this.chatGroups.create(context.actor, input));
  }

  @Mutation(() => ChatGroupPayload, { nullable: true })
  updateChatGroup(@Ctx() context: Context, @Arg("input", () => UpdateChatGroupInput) input: UpdateChatGroupInput) {
    return payload(context, () => this.chatGroups.update(context.actor, input));
  }

  @Mutation(() => DeletePayload, { nullable: true })
  deleteChatGroup(@Ctx() context: Context, @Arg("id", () => ID) id: string) {
    return payload(context, () => this.chatGroups.delete(context.actor, id));
  }
}
