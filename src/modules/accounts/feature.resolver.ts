import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "../../server/context.js";
import { payload } from "../../server/payload.js";
import type { FeatureService } from "./feature.service.js";
import { OperatorSetRolloutInput, OperatorSetRolloutPayload } from "./feature.type.js";

@Resolver()
export class FeatureResolver {
  constructor(private readonly features: FeatureService) {}

  @Mutation(() => OperatorSetRolloutPayload, {
    nullable: true,
    description:
      "Turns a feature on for a percentage of all accounts; an account keeps its place as the percentage grows.",
  })
  operatorSetRollout(
    @Ctx() context: Context,
    @Arg("input", () => OperatorSetRolloutInput) input: OperatorSetRolloutInput,
  ) {
    return payload(context, () => this.features.setRollout(input), { enabledAccountCount: 0 });
  }
}
