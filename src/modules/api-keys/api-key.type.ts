import { Field, ID, InputType, ObjectType } from "type-graphql";
import { Permission } from "../../access/permissions.js";
import { UserError } from "../../errors/user-error.type.js";
import { DateTime } from "../../reading/date-time.js";
import { User } from "../users/index.js";

@ObjectType({
  description:
    "A program that asks in the account. It may do what its permissions say, as far as the user who made it may do that too, and rests while that user is suspended.",
})
export class ApiKey {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => [Permission]) permissions: Permission[];
  @Field(() => User, { nullable: true, description: "Who answers for it; the key is deleted with that user." })
  createdBy?: User | null;
  @Field(() => DateTime) createdAt: Date;
  @Field(() => DateTime, { nullable: true, description: "To the minute." }) lastUsedAt?: Date | null;
  @Field(() => DateTime, { nullable: true, description: "Null: it lasts until it is deleted." })
  expiresAt?: Date | null;
}

@InputType()
export class CreateApiKeyInput {
  @Field(() => String) name: string;
  @Field(() => [Permission], { description: "Only what the viewer holds itself." }) permissions: Permission[];
  @Field(() => DateTime, { nullable: true }) expiresAt?: Date | null;
}

@ObjectType()
export class CreateApiKeyPayload {
  @Field(() => ApiKey, { nullable: true }) apiKey?: ApiKey | string | null;
  @Field(() => String, {
    nullable: true,
    description: "Send as `Authorization: Bearer <token>`. Shown this once.",
  })
  token?: string | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
