import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../server/context.js";
import { payload } from "../../server/payload.js";
import type { ChannelService } from "./channel.service.js";
import { Channel, ChannelPayload, CreateChannelInput, UpdateChannelInput } from "./channel.type.js";
import { allParts } from "./part.resolver.js";
import { DeletePayload } from "./part.type.js";

@Resolver(() => Channel)
export class ChannelResolver {
  constructor(private readonly channels: ChannelService) {}

  @Query(() => [Channel], { nullable: true, name: "channels", description: "By name." })
  list(@Ctx() { read }: Context, @Info() info: GraphQLResolveInfo) {
    return read.all(info, allParts("Channel"));
  }

  @Mutation(() => ChannelPayload, { nullable: true })
  createChannel(@Ctx() context: Context, @Arg("input", () => CreateChannelInput) input: CreateChannelInput) {
    return payload(context, () => this.channels.create(context.actor, input));
  }

  @Mutation(() => ChannelPayload, { nullable: true })
  updateChannel(@Ctx() context: Context, @Arg("input", () => UpdateChannelInput) input: UpdateChannelInput) {
    return payload(context, () => this.channels.update(context.actor, input));
  }

  @Mutation(() => ChannelPayload, {
    nullable: true,
    description: "Sets the status RESTARTING, for whatever connects the channel to connect it anew.",
  })
  restartChannel(@Ctx() context: Context, @Arg("id", () => ID) id: string) {
    return payload(context, () => this.channels.restart(context.actor, id));
  }

  @Mutation(() => DeletePayload, { nullable: true })
  deleteChannel(@Ctx() context: Context, @Arg("id", () => ID) id: string) {
    return payload(context, () => this.channels.delete(context.actor, id));
  }
}
