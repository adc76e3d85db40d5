import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { UserError } from "../../errors/user-error.type.js";
import { AssignedIds } from "../structure/index.js";
import { User, UserKind } from "./user.type.js";

@InputType()
export class CreateUserInput extends AssignedIds {
  @Field(() => UserKind, { nullable: true, description: "MEMBER where omitted." }) kind?: UserKind | null;
  @Field(() => String) firstName: string;
  @Field(() => String) lastName: string;
  @Field(() => String) email: string;
  @Field(() => String, { nullable: true }) webchatName?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: "False: suspended from the start, which takes a seat all the same. True where omitted.",
  })
  active?: boolean | null;
  @Field(() => String, {
    nullable: true,
    description:
      "Given: it must be changed at first sign-in. Omitted: the user gets a link by e-mail to choose one, as soon as it is active.",
  })
  password?: string | null;
  @Field(() => Boolean, { nullable: true }) twoFactorRequired?: boolean | null;
  @Field(() => [ID], { nullable: true, description: "For members, at least one." }) roleIds?: string[] | null;
  @Field(() => Int, { nullable: true, description: "From 0 to 10,000; no limit where omitted." }) conversationLimit?:
    | number
    | null;
  @Field(() => String, { nullable: true }) absenceMessage?: string | null;
  @Field(() => ID, { nullable: true, description: "For client accounts, required." }) organizationId?: string | null;
}

@ObjectType()
export class CreateUserPayload {
  @Field(() => User, { nullable: true }) user?: User | string | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
