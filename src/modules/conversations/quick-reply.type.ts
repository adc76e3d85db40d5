import { Field, ID, InputType, ObjectType } from "type-graphql";
import { UserError } from "../../errors/user-error.type.js";

@ObjectType({ description: "A text that is written often, by the shortcut for which a console puts it in." })
export class QuickReply {
  @Field(() => ID) id: string;
  @Field(() => String, { description: "One word, without the sign behind which consoles have it typed." })
  shortcut: string;
  @Field(() => String) text: string;
}

@InputType({
  description:
    "Shortcuts are names without blanks, unique without regard to case and accents; at most 1,000 quick replies.",
})
export class CreateQuickReplyInput {
  @Field(() => String) shortcut: string;
  @Field(() => String, { description: "To 10,000 characters." }) text: string;
}

@InputType({ description: "Omitted: unchanged." })
export class UpdateQuickReplyInput {
  @Field(() => ID) id: string;
  @Field(() => String, { nullable: true }) shortcut?: string | null;
  @Field(() => String, { nullable: true }) text?: string | null;
}

@ObjectType()
export class QuickReplyPayload {
  @Field(() => QuickReply, { nullable: true }) quickReply?: QuickReply | string | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
