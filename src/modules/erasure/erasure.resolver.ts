import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "../../server/context.js";
import { payload } from "../../server/payload.js";
import type { ErasureService } from "./erasure.service.js";
import { EraseAccountDataInput, EraseAccountDataPayload } from "./erasure.type.js";

@Resolver()
export class ErasureResolver {
  constructor(private readonly erasure: ErasureService) {}

  @Mutation(() => EraseAccountDataPayload, {
    nullable: true,
    description:
      "Erases data for good. `confirm` must be the account's slug, and the viewer's password must be right. Erasing ACCOUNT closes it, and is everything.",
  })
  eraseAccountData(@Ctx() context: Context, @Arg("input", () => EraseAccountDataInput) input: EraseAccountDataInput) {
    return payload(context, () => this.erasure.erase(context.userActor, input, context.caller), { erased: [] });
  }
}
