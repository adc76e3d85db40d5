import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from "type-graphql";
import { PageArgs } from "../../reading/types.js";
import type { Context } from "../../server/context.js";
import { payload } from "../../server/payload.js";
import { DeletePayload } from "../structure/index.js";
import { byId, NEWEST_FIRST } from "./campaign.lists.js";
import type { CampaignService } from "./campaign.service.js";
import {
  Campaign,
  CampaignConnection,
  CampaignPayload,
  CreateCampaignInput,
  UpdateCampaignInput,
} from "./campaign.type.js";

@Resolver(() => Campaign)
export class CampaignResolver {
  constructor(private readonly campaigns: CampaignService) {}

  @Query(() => Campaign, { nullable: true, name: "campaign" })
  one(@Ctx() { read }: Context, @Info() info: GraphQLResolveInfo, @Arg("id", () => ID) id: string) {
    return read.one(info, byId(id));
  }

  @Query(() => CampaignConnection, { nullable: true, name: "campaigns", description: "Newest first." })
  list(@Ctx() { read }: Context, @Info() info: GraphQLResolveInfo, @Args(() => PageArgs) args: PageArgs) {
    return read.page(info, NEWEST_FIRST, args);
  }

  @Mutation(() => CampaignPayload, { nullable: true })
  createCampaign(@Ctx() context: Context, @Arg("input", () => CreateCampaignInput) input: CreateCampaignInput) {
    return payload(context, () => this.campaigns.create(context.actor, input));
  }

  @Mutation(() => CampaignPayload, { nullable: true })
  updateCampaign(@Ctx() context: Context, @Arg("input", () => UpdateCampaignInput) input: UpdateCampaignInput) {
    return payload(context, () => this.campaigns.update(context.actor, input));
  }

  @Mutation(() => CampaignPayload, {
    nullable: true,
    description:
      "Spends one credit a recipient, all or none. Recipients are the contacts that the group holds then; each is written to in a conversation of its own, which is opened a moment later. A group of more than 100,000 is TOO_MANY: split it.",
  })
  launchCampaign(@Ctx() context: Context, @Arg("id", () => ID) id: string) {
    return payload(context, () => this.campaigns.launch(context.actor, id));
  }

  @Mutation(() => DeletePayload, {
    nullable: true,
    description: "Its conversations stay. While it has still to open some, it cannot be deleted.",
  })
  deleteCampaign(@Ctx() context: Context, @Arg("id", () => ID) id: string) {
    return payload(context, () => this.campaigns.delete(context.actor, id));
  }
}
