import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { UserError } from "../../errors/user-error.type.js";
import { Author } from "./conversation.js";
import { Conversation } from "./conversation.type.js";

@InputType()
export class OpenConversationInput {
  @Field(() => ID) contactId: string;
  @Field(() => ID) channelId: string;
  @Field(() => Author, {
    nullable: true,
    description:
      "CONTACT needs CONVERSATIONS_INGEST; otherwise the viewer starts it, as USER, or as SYSTEM where it is an API key.",
  })
  startedBy?: Author | null;
  @Field(() => ID, { nullable: true }) departmentId?: string | null;
  @Field(() => ID, { nullable: true }) projectId?: string | null;
  @Field(() => ID, { nullable: true, description: "One of the channel's." }) chatGroupId?: string | null;
  @Field(() => [ID], { nullable: true }) requiredSkillIds?: string[] | null;
  @Field(() => String, { nullable: true, description: "The first message, to 10,000 characters." })
  text?: string | null;
}

@InputType({ description: "One of them." })
export class AssignmentTarget {
  @Field(() => ID, { nullable: true, description: "An active member who may read conversations and has room." })
  userId?: string | null;
  @Field(() => ID, { nullable: true, description: "To the department's queue." }) departmentId?: string | null;
  @Field(() => [ID], {
    nullable: true,
    description: "To whoever is free and has all of them; if nobody is, to the queue, requiring them.",
  })
  skillIds?: string[] | null;
  @Field(() => Boolean, { nullable: true, description: "True: back to the queue." }) nobody?: boolean | null;
}

@InputType()
export class AssignConversationInput {
  @Field(() => ID) id: string;
  @Field(() => AssignmentTarget) to: AssignmentTarget;
}

@InputType()
export class CloseConversationInput {
  @Field(() => ID) id: string;
}

@InputType({ description: "The list replaces the list." })
export class LabelConversationInput {
  @Field(() => ID) id: string;
  @Field(() => [ID]) labelIds: string[];
}

@InputType({ description: "Recorded again, it takes the place of what was recorded before." })
export class RecordFeedbackInput {
  @Field(() => ID) conversationId: string;
  @Field(() => Int, { description: "From 1 to 5." }) rating: number;
  @Field(() => String, { nullable: true, description: "To 10,000 characters." }) comment?: string | null;
}

@ObjectType()
export class ConversationPayload {
  @Field(() => Conversation, { nullable: true }) conversation?: Conversation | string | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
