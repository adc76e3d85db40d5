import { ArgsType, Field, ID, InputType, registerEnumType } from "type-graphql";
import { OrderDirection, PageArgs } from "../../reading/types.js";
import { UserKind, UserStatus } from "./user.type.js";

export enum UserOrderField {
  NAME = "NAME",
  EMAIL = "EMAIL",
  CREATED_AT = "CREATED_AT",
  LAST_SEEN_AT = "LAST_SEEN_AT",
}

registerEnumType(UserOrderField, { name: "UserOrderField" });

@InputType("UserFilter")
export class UserFilterInput {
  @Field(() => String, {
    nullable: true,
    description: "Matches names and e-mail addresses, ignoring case and accents.",
  })
  search?: string | null;
  @Field(() => [UserStatus], { nullable: true }) status?: UserStatus[] | null;
  @Field(() => [UserKind], { nullable: true }) kind?: UserKind[] | null;
  @Field(() => [ID], { nullable: true }) roleIds?: string[] | null;
  @Field(() => [ID], { nullable: true }) departmentIds?: string[] | null;
  @Field(() => Boolean, { nullable: true }) twoFactorEnabled?: boolean | null;
  @Field(() => [ID], { nullable: true }) skillIds?: string[] | null;
  @Field(() => [ID], { nullable: true }) projectIds?: string[] | null;
  @Field(() => ID, { nullable: true }) organizationId?: string | null;
}

@InputType("UserOrder")
export class UserOrderInput {
  @Field(() => UserOrderField) field: UserOrderField;
  @Field(() => OrderDirection) direction: OrderDirection;
}

@ArgsType()
export class UsersArgs extends PageArgs {
  @Field(() => UserFilterInput, { nullable: true }) filter?: UserFilterInput | null;
  @Field(() => UserOrderInput, { nullable: true }) orderBy?: UserOrderInput | null;
}
