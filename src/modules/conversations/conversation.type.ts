import { Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTime } from "../../reading/date-time.js";
import { connectionOf, OrderDirection, PageField } from "../../reading/types.js";
import { Contact } from "../organizations/index.js";
import { Channel, ChatGroup, Department, Project, Skill } from "../structure/index.js";
import { User } from "../users/index.js";
import { Author, ConversationOrderField, ConversationStatus } from "./conversation.js";
import { Label } from "./label.type.js";
import { MessageConnection } from "./message.type.js";

registerEnumType(ConversationStatus, { name: "ConversationStatus" });
registerEnumType(ConversationOrderField, { name: "ConversationOrderField" });

@ObjectType({ description: "What a customer thought of a conversation." })
export class Feedback {
  @Field(() => Int, { description: "From 1 to 5." }) rating: number;
  @Field(() => String, { nullable: true }) comment?: string | null;
  @Field(() => DateTime) createdAt: Date;
}

@ObjectType({ description: "What a contact and the account say to each other, from its opening to its closing." })
export class Conversation {
  @Field(() => ID) id: string;
  @Field(() => String, { description: "The number customers are given, unique in the account." }) protocol: string;
  @Field(() => ConversationStatus) status: ConversationStatus;
  @Field(() => Contact) contact: Contact;
  @Field(() => Channel, { nullable: true }) channel?: Channel | null;
  @Field(() => ChatGroup, { nullable: true }) chatGroup?: ChatGroup | null;
  @Field(() => Department, { nullable: true }) department?: Department | null;
  @Field(() => Project, { nullable: true }) project?: Project | null;
  @Field(() => [Skill], {
    nullable: true,
    description: "What whoever is given it by distribution has to be competent in.",
  })
  requiredSkills?: Skill[] | null;
  @Field(() => User, { nullable: true }) assignee?: User | null;
  @Field(() => Author, { description: "SYSTEM: a campaign, or an API key." }) startedBy: Author;
  @Field(() => User, { nullable: true, description: "Null unless a user started it." }) startedByUser?: User | null;
  @Field(() => [Label], { nullable: true }) labels?: Label[] | null;
  messages: object;
  @Field(() => DateTime, { nullable: true }) lastMessageAt?: Date | null;
  @Field(() => Feedback, { nullable: true }) feedback?: Feedback | null;
  @Field(() => Boolean, {
    description:
      "Whether the viewer may write here: it is open, and the viewer is its assignee or holds CONVERSATIONS_ASSIGN.",
  })
  writable: boolean;
  @Field(() => DateTime) createdAt: Date;
  @Field(() => DateTime, { nullable: true }) closedAt?: Date | null;
}

PageField(() => MessageConnection, "Oldest first.", { backward: true, nullable: false })(
  Conversation.prototype,
  "messages",
);

export const ConversationConnection = connectionOf("Conversation", () => Conversation);

@InputType("ConversationBy", { description: "Either of them." })
export class ConversationByInput {
  @Field(() => ID, { nullable: true }) id?: string | null;
  @Field(() => String, { nullable: true }) protocol?: string | null;
}

@InputType("ConversationFilter", { description: "Every part that is given must hold; of a list, any of its values." })
export class ConversationFilterInput {
  @Field(() => [ConversationStatus], { nullable: true }) status?: ConversationStatus[] | null;
  @Field(() => [ID], { nullable: true }) assigneeIds?: string[] | null;
  @Field(() => Boolean, { nullable: true, description: "True: those without an assignee; false: those with one." })
  unassigned?: boolean | null;
  @Field(() => [ID], { nullable: true }) departmentIds?: string[] | null;
  @Field(() => ID, { nullable: true }) contactId?: string | null;
  @Field(() => ID, { nullable: true }) contactGroupId?: string | null;
  @Field(() => [ID], { nullable: true }) labelIds?: string[] | null;
  @Field(() => String, {
    nullable: true,
    description:
      "Matches protocols and contacts: their names, e-mail addresses and telephone numbers, for client accounts their names alone. Ignores case and accents.",
  })
  search?: string | null;
}

@InputType("ConversationOrder")
export class ConversationOrderInput {
  @Field(() => ConversationOrderField) field: ConversationOrderField;
  @Field(() => OrderDirection) direction: OrderDirection;
}

// A field of an earlier module's type, which knows no conversations.
Field(() => Int, { nullable: true, description: "Conversations open now." })(User.prototype, "openConversationCount");
