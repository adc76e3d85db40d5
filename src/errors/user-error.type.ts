import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Permission } from "../access/permissions.js";
import { UserErrorCode } from "./user-error.js";

registerEnumType(UserErrorCode, {
  name: "UserErrorCode",
  valuesConfig: { ABORTED: { description: "This one was fine, but another of an atomic request was not." } },
});

@ObjectType({ description: "Why a mutation did not do what was asked. Nothing was changed where one is returned." })
export class UserError {
  @Field(() => UserErrorCode) code: UserErrorCode;
  @Field(() => String, { description: "For people, in the viewer's language." }) message: string;
  @Field(() => [String], {
    nullable: true,
    description: 'Where in the input: names and indexes, such as ["emails", "3"].',
  })
  path?: string[] | null;
  @Field(() => [Permission], {
    nullable: true,
    description: "With ESCALATION: what the viewer would have to hold and does not.",
  })
  permissions?: Permission[] | null;
  @Field(() => Int, { nullable: true, description: "With TOO_MANY_ATTEMPTS: seconds to wait." })
  retryAfter?: number | null;
}
