import { Field, ID, InputType, ObjectType } from "type-graphql";
import { UserError } from "../../errors/user-error.type.js";
import { User } from "../users/index.js";

@InputType({ description: "The user must change it at the next signing in." })
export class SetUserPasswordInput {
  @Field(() => ID) id: string;
  @Field(() => String) password: string;
}

@ObjectType()
export class SetUserPasswordPayload {
  @Field(() => User, { nullable: true }) user?: User | string | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
