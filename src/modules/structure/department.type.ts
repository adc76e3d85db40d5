import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { UserError } from "../../errors/user-error.type.js";

@ObjectType({ description: "A part of the team that conversations can be routed to." })
export class Department {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => Int, { nullable: true, description: "How many users belong to it." }) userCount?: number | null;
}

@InputType()
export class CreateDepartmentInput {
  @Field(() => String) name: string;
}

@InputType()
export class UpdateDepartmentInput {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
}

@ObjectType()
export class DepartmentPayload {
  @Field(() => Department, { nullable: true }) department?: Department | string | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class DeletePayload {
  @Field(() => ID, { nullable: true }) deletedId?: string | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
