import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, Field, ID, Info, InputType, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import { UserError } from "../../errors/user-error.type.js";
import type { WholeSource } from "../../reading/source.js";
import type { Context } from "../../server/context.js";
import { payload } from "../../server/payload.js";
import { byName } from "./part.js";
import type { NamedPartService } from "./part.service.js";
import { DeletePayload, Department, type NamedPart, NameInput, Project, RenameInput, Skill } from "./part.type.js";

/** All of the account's parts of a kind. */
export const allParts = (type: string): WholeSource => ({
  shape: `all of ${type}`,
  type,
  where: () => [],
  orderBy: byName,
  values: {},
});

/** The list and the mutations of a kind of part that is no more than its name. `one` names it in payloads, `many` its list. */
function resolverOf(type: new () => NamedPart, one: string, many: string) {
  @InputType(`Create${type.name}Input`)
  class CreateInput extends NameInput {}

  @InputType(`Update${type.name}Input`)
  class UpdateInput extends RenameInput {}

  @ObjectType(`${type.name}Payload`)
  class Payload {
    @Field(() => type, { nullable: true, name: one }) part?: NamedPart | null;
    @Field(() => [UserError]) userErrors: UserError[];
  }

  @Resolver(() => type)
  class PartResolver {
    constructor(private readonly parts: NamedPartService) {}

    @Query(() => [type], { nullable: true, name: many, description: "By name." })
    list(@Ctx() { read }: Context, @Info() info: GraphQLResolveInfo) {
      return read.all(info, allParts(type.name));
    }

    @Mutation(() => Payload, { nullable: true, name: `create${type.name}` })
    create(@Ctx() context: Context, @Arg("input", () => CreateInput) input: CreateInput) {
      return payload(context, async () => ({ [one]: await this.parts.create(context.actor, input) }));
    }

    @Mutation(() => Payload, { nullable: true, name: `update${type.name}` })
    update(@Ctx() context: Context, @Arg("input", () => UpdateInput) input: UpdateInput) {
      return payload(context, async () => ({ [one]: await this.parts.rename(context.actor, input) }));
    }

    @Mutation(() => DeletePayload, { nullable: true, name: `delete${type.name}` })
    delete(@Ctx() context: Context, @Arg("id", () => ID) id: string) {
      return payload(context, () => this.parts.delete(context.actor, id));
    }
  }
  return PartResolver;
}

export const DepartmentResolver = resolverOf(Department, "department", "departments");
export const SkillResolver = resolverOf(Skill, "skill", "skills");
export const ProjectResolver = resolverOf(Project, "project", "projects");
