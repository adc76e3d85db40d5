import type { GraphQLResolveInfo } from "graphql";
import { Args, ArgsType, Ctx, Field, ID, Info, Query, Resolver } from "type-graphql";
import { DateTime } from "../../reading/date-time.js";
import type { Context } from "../../server/context.js";
import { indicatorsOf } from "./indicators.js";
import { UserIndicators } from "./indicators.type.js";

@ArgsType()
class IndicatorsArgs {
  @Field(() => DateTime) from: Date;
  @Field(() => DateTime) to: Date;
  @Field(() => [ID], { nullable: true }) userIds?: string[] | null;
}

@Resolver()
export class IndicatorsResolver {
  @Query(() => [UserIndicators], {
    nullable: true,
    description:
      "Per-user figures of a period, most conversations received first: of members, and of deleted ones who did something in it; at most 1,000. `from` is in the period and `to` is not; it is no longer than 400 days. Instants carry their own offset: for whole days in the account's time zone, ask from one of its midnights to another. With only REPORTS_READ_OWN, the viewer's own row alone.",
  })
  indicators(
    @Ctx() { read, viewer }: Context,
    @Info() info: GraphQLResolveInfo,
    @Args(() => IndicatorsArgs) args: IndicatorsArgs,
  ) {
    return read.all(info, indicatorsOf(viewer!, args));
  }
}
