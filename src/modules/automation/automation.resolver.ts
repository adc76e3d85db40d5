import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, Info, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../server/context.js";
import { payload } from "../../server/payload.js";
import { ofTheAccount } from "./automation.projection.js";
import type { AutomationService } from "./automation.service.js";
import { Automation, AutomationPayload, UpdateAutomationInput } from "./automation.type.js";

@Resolver(() => Automation)
export class AutomationResolver {
  constructor(private readonly automations: AutomationService) {}

  @Query(() => Automation, {
    nullable: true,
    description: "Greeting, closing words and automatic distribution of new conversations.",
  })
  automation(@Ctx() { read }: Context, @Info() info: GraphQLResolveInfo) {
    return read.one(info, ofTheAccount);
  }

  @Mutation(() => AutomationPayload, { nullable: true })
  updateAutomation(@Ctx() context: Context, @Arg("input", () => UpdateAutomationInput) input: UpdateAutomationInput) {
    return payload(context, () => this.automations.update(context.actor, input));
  }
}
