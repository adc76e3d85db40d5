import { Field, ID, InputType, ObjectType } from "type-graphql";
import { UserError } from "../../errors/user-error.type.js";
import { Channel } from "./channel.type.js";
import { NameInput, Part, RenameInput } from "./part.type.js";

@ObjectType({ description: "A chat group of a channel, in which users may take part." })
export class ChatGroup extends Part {
  @Field(() => Channel) channel: Channel;
}

@InputType()
export class CreateChatGroupInput extends NameInput {
  @Field(() => ID) channelId: string;
}

@InputType()
export class UpdateChatGroupInput extends RenameInput {}

@ObjectType()
export class ChatGroupPayload {
  @Field(() => ChatGroup, { nullable: true }) chatGroup?: ChatGroup | string | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
