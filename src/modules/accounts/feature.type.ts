import { Field, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { UserError } from "../../errors/user-error.type.js";
import { Feature } from "./feature.js";

registerEnumType(Feature, {
  name: "Feature",
  valuesConfig: { CUSTOM_ROLES: { description: "Roles of the account's own making, released step by step." } },
});

@InputType()
export class OperatorSetRolloutInput {
  @Field(() => Feature) feature: Feature;
  @Field(() => Int, { description: "From 0 to 100." }) percent: number;
}

@ObjectType()
export class OperatorSetRolloutPayload {
  @Field(() => Int, {
    description:
      "How many accounts have it, those included that the operator gave it to. Of very many, the last get it a while after the answer.",
  })
  enabledAccountCount: number;
  @Field(() => [UserError]) userErrors: UserError[];
}
