import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "../../server/context.js";
import { payload } from "../../server/payload.js";
import { answerTo } from "./signed-in.js";
import type { TwoFactorService } from "./two-factor.service.js";
import {
  BeginTwoFactorInput,
  BeginTwoFactorPayload,
  ConfirmTwoFactorInput,
  ConfirmTwoFactorPayload,
  DisableTwoFactorInput,
  DisableTwoFactorPayload,
  RenewRecoveryCodesInput,
  RenewRecoveryCodesPayload,
} from "./two-factor.type.js";

@Resolver()
export class TwoFactorResolver {
  constructor(private readonly twoFactor: TwoFactorService) {}

  @Mutation(() => BeginTwoFactorPayload, {
    nullable: true,
    description:
      "Starts enrolment. Works with a session, or with the challenge of a TwoFactorEnrolmentChallenge.\nBeginning again replaces a secret that is not confirmed yet.",
  })
  beginTwoFactor(@Ctx() context: Context, @Arg("input", () => BeginTwoFactorInput) input: BeginTwoFactorInput) {
    const { challenge, password } = input;
    return payload(context, () =>
      challenge == null
        ? this.twoFactor.begin(context.userActor, password ?? "", context.caller)
        : this.twoFactor.beginByChallenge(challenge),
    );
  }

  @Mutation(() => ConfirmTwoFactorPayload, {
    nullable: true,
    description:
      "Ends enrolment with a first code; answers with recovery codes, shown this once. With a challenge, it also signs in.",
  })
  confirmTwoFactor(@Ctx() context: Context, @Arg("input", () => ConfirmTwoFactorInput) input: ConfirmTwoFactorInput) {
    const { challenge, code } = input;
    return payload(context, async () => {
      if (challenge == null) return this.twoFactor.confirm(context.userActor, code, context.caller);
      const { recoveryCodes, entered } = await this.twoFactor.confirmByChallenge(challenge, code, context.caller);
      return { recoveryCodes, result: answerTo(context, entered) };
    });
  }

  @Mutation(() => DisableTwoFactorPayload, {
    nullable: true,
    description: "Refused with TWO_FACTOR_REQUIRED where it is required.",
  })
  disableTwoFactor(@Ctx() context: Context, @Arg("input", () => DisableTwoFactorInput) input: DisableTwoFactorInput) {
    return payload(context, () => this.twoFactor.disable(context.userActor, input, context.caller), {
      disabled: false,
    });
  }

  @Mutation(() => RenewRecoveryCodesPayload, {
    nullable: true,
    description: "Ten new recovery codes; the old ones die.",
  })
  renewRecoveryCodes(
    @Ctx() context: Context,
    @Arg("input", () => RenewRecoveryCodesInput) input: RenewRecoveryCodesInput,
  ) {
    return payload(context, () => this.twoFactor.renewRecoveryCodes(context.userActor, input, context.caller));
  }
}
