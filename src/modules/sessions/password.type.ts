import { Field, InputType, ObjectType } from "type-graphql";
import { UserError } from "../../errors/user-error.type.js";

@InputType()
export class ChangePasswordInput {
  @Field(() => String) currentPassword: string;
  @Field(() => String) newPassword: string;
}

@ObjectType()
export class ChangePasswordPayload {
  @Field(() => Boolean) changed: boolean;
  @Field(() => [UserError]) userErrors: UserError[];
}

@InputType()
export class RequestPasswordResetInput {
  @Field(() => String) email: string;
  @Field(() => String, { nullable: true, description: "An account's slug; otherwise a link comes for each account." })
  account?: string | null;
}

@ObjectType({ description: "Always accepted, whether or not the address is known." })
export class RequestPasswordResetPayload {
  @Field(() => Boolean) accepted: boolean;
  @Field(() => [UserError]) userErrors: UserError[];
}

@InputType()
export class ResetPasswordInput {
  @Field(() => String) token: string;
  @Field(() => String) newPassword: string;
}

@ObjectType()
export class ResetPasswordPayload {
  @Field(() => Boolean) reset: boolean;
  @Field(() => [UserError]) userErrors: UserError[];
}
