import { Field, InputType, ObjectType } from "type-graphql";
import { UserError } from "../../errors/user-error.type.js";

@ObjectType()
export class VerifyEmailPayload {
  @Field(() => Boolean) verified: boolean;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class ResendVerificationPayload {
  @Field(() => Boolean) sent: boolean;
  @Field(() => [UserError]) userErrors: UserError[];
}

@InputType()
export class RequestEmailChangeInput {
  @Field(() => String) email: string;
  @Field(() => String) password: string;
}

@ObjectType()
export class RequestEmailChangePayload {
  @Field(() => Boolean) accepted: boolean;
  @Field(() => [UserError]) userErrors: UserError[];
}
