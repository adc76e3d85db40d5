import { Field, ID, InputType, ObjectType } from "type-graphql";
import { UserError } from "../../errors/user-error.type.js";

@ObjectType()
export class SignOutPayload {
  @Field(() => Boolean) signedOut: boolean;
}

@InputType({ description: "Without ids: every session of the viewer but the current one." })
export class RevokeSessionsInput {
  @Field(() => [ID], { nullable: true }) ids?: string[] | null;
}

@ObjectType()
export class RevokeSessionsPayload {
  @Field(() => [ID]) revokedIds: string[];
  @Field(() => [UserError]) userErrors: UserError[];
}
