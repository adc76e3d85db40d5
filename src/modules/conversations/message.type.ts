import { Field, ID, InputType, ObjectType, registerEnumType } from "type-graphql";
import { UserError } from "../../errors/user-error.type.js";
import { DateTime } from "../../reading/date-time.js";
import { connectionOf } from "../../reading/types.js";
import { User } from "../users/index.js";
import { Author } from "./conversation.js";

registerEnumType(Author, {
  name: "Author",
  valuesConfig: { SYSTEM: { description: "What is said by itself, by a campaign, or by an API key." } },
});

@ObjectType({ description: "What was said in a conversation." })
export class Message {
  @Field(() => ID) id: string;
  @Field(() => Author) author: Author;
  @Field(() => User, { nullable: true }) user?: User | null;
  @Field(() => String, {
    nullable: true,
    description:
      "The signature customers see: the user's webchat name. Null when the account's signature is off or no user wrote it.",
  })
  signature?: string | null;
  @Field(() => String) text: string;
  @Field(() => DateTime) createdAt: Date;
}

export const MessageConnection = connectionOf("Message", () => Message);

@InputType()
export class AddMessageInput {
  @Field(() => ID) conversationId: string;
  @Field(() => Author, {
    nullable: true,
    description:
      "CONTACT needs CONVERSATIONS_INGEST; otherwise the viewer writes it, as USER, or as SYSTEM where it is an API key.",
  })
  author?: Author | null;
  @Field(() => String, { description: "To 10,000 characters; may be blank beside attachments." }) text: string;
  @Field(() => [ID], { nullable: true, description: "The viewer's own uploads, at most 10." })
  attachmentIds?: string[] | null;
}

@ObjectType()
export class MessagePayload {
  @Field(() => Message, { nullable: true }) message?: Message | string | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
