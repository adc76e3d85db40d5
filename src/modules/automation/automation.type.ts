import { Field, InputType, ObjectType } from "type-graphql";
import { UserError } from "../../errors/user-error.type.js";

@ObjectType({ description: "What the account says and does by itself in its conversations." })
export class Automation {
  @Field(() => String, { nullable: true, description: "Said when a contact begins a conversation." })
  greeting?: string | null;
  @Field(() => String, { nullable: true, description: "Said when a conversation is closed." })
  closing?: string | null;
  @Field(() => Boolean, {
    description:
      "Whether waiting conversations go by themselves to members who are online, belong to what the conversation belongs to, have its required skills and have room: oldest first, to who has the fewest open.",
  })
  distributionEnabled: boolean;
}

@InputType({ description: "Omitted: unchanged. Null or blank texts clear. Texts to 10,000 characters." })
export class UpdateAutomationInput {
  @Field(() => String, { nullable: true }) greeting?: string | null;
  @Field(() => String, { nullable: true }) closing?: string | null;
  @Field(() => Boolean, { nullable: true, description: "Turning it on distributes what waits." })
  distributionEnabled?: boolean | null;
}

@ObjectType()
export class AutomationPayload {
  @Field(() => Automation, { nullable: true }) automation?: Automation | string | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
