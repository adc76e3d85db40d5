import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../server/context.js";
import { payload } from "../../server/payload.js";
import { allParts, DeletePayload } from "../structure/index.js";
import type { LabelService } from "./label.service.js";
import { CreateLabelInput, Label, LabelPayload, UpdateLabelInput } from "./label.type.js";

@Resolver(() => Label)
export class LabelResolver {
  constructor(private readonly labels: LabelService) {}

  @Query(() => [Label], { nullable: true, name: "labels", description: "By name." })
  list(@Ctx() { read }: Context, @Info() info: GraphQLResolveInfo) {
    return read.all(info, allParts("Label"));
  }

  @Mutation(() => LabelPayload, { nullable: true })
  createLabel(@Ctx() context: Context, @Arg("input", () => CreateLabelInput) input: CreateLabelInput) {
    return payload(context, () => this.labels.create(context.actor, input));
  }

  @Mutation(() => LabelPayload, { nullable: true })
  updateLabel(@Ctx() context: Context, @Arg("input", () => UpdateLabelInput) input: UpdateLabelInput) {
    return payload(context, () => this.labels.update(context.actor, input));
  }

  @Mutation(() => DeletePayload, { nullable: true, description: "Takes it off all conversations too." })
  deleteLabel(@Ctx() context: Context, @Arg("id", () => ID) id: string) {
    return payload(context, () => this.labels.delete(context.actor, id));
  }
}
