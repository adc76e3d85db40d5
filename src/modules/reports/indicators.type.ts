import { Field, Float, Int, ObjectType } from "type-graphql";
import { Feedback } from "../conversations/index.js";
import { User } from "../users/index.js";

@ObjectType({
  description: "What a member did in a period, counted only of conversations that the viewer sees as of now.",
})
export class UserIndicators {
  @Field(() => User) user: User;
  @Field(() => Int, { description: "Conversations that were assigned to it, each counted once." })
  conversationsReceived: number;
  @Field(() => Int) conversationsClosed: number;
  @Field(() => Int) messagesSent: number;
  @Field(() => Float, {
    nullable: true,
    description: "From a contact's first message to the first answer, in seconds, on average.",
  })
  firstResponseSeconds?: number | null;
  @Field(() => Float, {
    nullable: true,
    description: "Of the feedback on conversations that were its own when it was given.",
  })
  averageRating?: number | null;
  @Field(() => [Feedback], { nullable: true, description: "The same, newest first, at most 100." })
  feedback?: Feedback[] | null;
}
