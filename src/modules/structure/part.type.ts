import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { UserError } from "../../errors/user-error.type.js";

/** What all kinds of parts of the team's structure show. */
@ObjectType()
export abstract class Part {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
}

/** A part that is no more than its name, and who belongs to it. */
@ObjectType()
export abstract class NamedPart extends Part {
  @Field(() => Int, { nullable: true, description: "How many users have it." }) userCount?: number | null;
}

@ObjectType({ description: "A part of the team that conversations can be routed to." })
export class Department extends NamedPart {}

@ObjectType({ description: "What a user is competent in; conversations can be routed by it." })
export class Skill extends NamedPart {}

@ObjectType({ description: "What some of the team work on together." })
export class Project extends NamedPart {}

@InputType()
export abstract class NameInput {
  @Field(() => String) name: string;
}

@InputType()
export abstract class RenameInput extends NameInput {
  @Field(() => ID) id: string;
}

@ObjectType()
export class DeletePayload {
  @Field(() => ID, { nullable: true }) deletedId?: string | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
