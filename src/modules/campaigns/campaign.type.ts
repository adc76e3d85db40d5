import { Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { UserError } from "../../errors/user-error.type.js";
import { DateTime } from "../../reading/date-time.js";
import { connectionOf } from "../../reading/types.js";
import { ContactGroup } from "../organizations/index.js";
import { Channel } from "../structure/index.js";

export enum CampaignStatus {
  DRAFT = "DRAFT",
  LAUNCHED = "LAUNCHED",
}

registerEnumType(CampaignStatus, { name: "CampaignStatus" });

@ObjectType({ description: "A text that is written to every contact of a group, each in a conversation of its own." })
export class Campaign {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => CampaignStatus) status: CampaignStatus;
  @Field(() => Channel) channel: Channel;
  @Field(() => ContactGroup) contactGroup: ContactGroup;
  @Field(() => String) text: string;
  @Field(() => Int, {
    description: "Of a draft: how many contacts the group holds now; of a launched one: to how many it was launched.",
  })
  recipientCount: number;
  @Field(() => DateTime, { nullable: true }) launchedAt?: Date | null;
}

export const CampaignConnection = connectionOf("Campaign", () => Campaign);

@InputType({ description: "The text has at most 10,000 characters." })
export class CreateCampaignInput {
  @Field(() => String) name: string;
  @Field(() => ID) channelId: string;
  @Field(() => ID) contactGroupId: string;
  @Field(() => String) text: string;
}

@InputType({ description: "Omitted: unchanged. Only drafts can be changed." })
export class UpdateCampaignInput {
  @Field(() => ID) id: string;
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => ID, { nullable: true }) channelId?: string | null;
  @Field(() => ID, { nullable: true }) contactGroupId?: string | null;
  @Field(() => String, { nullable: true }) text?: string | null;
}

@ObjectType()
export class CampaignPayload {
  @Field(() => Campaign, { nullable: true }) campaign?: Campaign | string | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
