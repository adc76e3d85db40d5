import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../server/context.js";
import { payload } from "../../server/payload.js";
import type { AccountService } from "./account.service.js";
import {
  Account,
  AccountPreview,
  OperatorUpdateAccountInput,
  RequestSeatsInput,
  RequestSeatsPayload,
  UpdateAccountInput,
  UpdateAccountPayload,
} from "./account.type.js";
import type { SeatRequestService } from "./seat-request.service.js";

@Resolver(() => Account)
export class AccountResolver {
  constructor(
    private readonly accounts: AccountService,
    private readonly seatRequests: SeatRequestService,
  ) {}

  @Query(() => AccountPreview, {
    nullable: true,
    description: "What a sign-in page may show of an account; needs no session.",
  })
  accountPreview(@Arg("slug", () => String) slug: string) {
    return this.accounts.preview(slug);
  }

  @Mutation(() => UpdateAccountPayload, { nullable: true })
  updateAccount(@Ctx() context: Context, @Arg("input", () => UpdateAccountInput) input: UpdateAccountInput) {
    return payload(context, () => this.accounts.update(context.actor, input));
  }

  @Mutation(() => RequestSeatsPayload, {
    nullable: true,
    description: "Asks for more seats: kept on the account and mailed to the operator.",
  })
  requestSeats(@Ctx() context: Context, @Arg("input", () => RequestSeatsInput) input: RequestSeatsInput) {
    return payload(context, () => this.seatRequests.request(context.actor, input), { accepted: false });
  }

  @Mutation(() => UpdateAccountPayload, { nullable: true })
  operatorUpdateAccount(
    @Ctx() context: Context,
    @Arg("input", () => OperatorUpdateAccountInput) input: OperatorUpdateAccountInput,
  ) {
    return payload(context, async () => {
      const updated = await this.accounts.operatorUpdate(input);
      context.readOf(updated.account);
      return updated;
    });
  }
}
