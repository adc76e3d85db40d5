import { Field, ID, InputType, ObjectType, registerEnumType } from "type-graphql";
import { UserError } from "../../errors/user-error.type.js";
import { NameInput, Part } from "./part.type.js";

export enum ChannelKind {
  WEBCHAT = "WEBCHAT",
  WHATSAPP = "WHATSAPP",
  INSTAGRAM = "INSTAGRAM",
  TELEGRAM = "TELEGRAM",
  EMAIL = "EMAIL",
}

export enum ChannelStatus {
  CONNECTED = "CONNECTED",
  RESTARTING = "RESTARTING",
  DISCONNECTED = "DISCONNECTED",
}

registerEnumType(ChannelKind, { name: "ChannelKind" });
registerEnumType(ChannelStatus, {
  name: "ChannelStatus",
  valuesConfig: { RESTARTING: { description: "It was asked to restart, and has not said yet that it did." } },
});

@ObjectType({ description: "A way by which customers write." })
export class Channel extends Part {
  @Field(() => ChannelKind) kind: ChannelKind;
  @Field(() => ChannelStatus, { description: "DISCONNECTED at first; whatever connects the channel sets it." })
  status: ChannelStatus;
}

@InputType()
export class CreateChannelInput extends NameInput {
  @Field(() => ChannelKind) kind: ChannelKind;
}

@InputType({ description: "Omitted: unchanged." })
export class UpdateChannelInput {
  @Field(() => ID) id: string;
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => ChannelStatus, { nullable: true }) status?: ChannelStatus | null;
}

@ObjectType()
export class ChannelPayload {
  @Field(() => Channel, { nullable: true }) channel?: Channel | string | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
