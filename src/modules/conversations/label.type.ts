import { Field, ID, InputType, ObjectType } from "type-graphql";
import { UserError } from "../../errors/user-error.type.js";

@ObjectType({ description: "What conversations are marked with." })
export class Label {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => String, { description: "As `#rrggbb`, in lower case." }) color: string;
}

@InputType({ description: "Names are unique without regard to case and accents; at most 1,000 labels." })
export class CreateLabelInput {
  @Field(() => String) name: string;
  @Field(() => String, { nullable: true, description: "As `#rrggbb`; a grey where omitted." }) color?: string | null;
}

@InputType({ description: "Omitted: unchanged." })
export class UpdateLabelInput {
  @Field(() => ID) id: string;
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => String, { nullable: true }) color?: string | null;
}

@ObjectType()
export class LabelPayload {
  @Field(() => Label, { nullable: true }) label?: Label | string | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
