import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "../../server/context.js";
import { payload } from "../../server/payload.js";
import type { ChallengeService } from "./challenge.service.js";
import type { SignInService } from "./sign-in.service.js";
import {
  CreateAccountInput,
  SignInInput,
  SignInPayload,
  SignInWithNewPasswordInput,
  SignInWithTwoFactorInput,
} from "./sign-in.type.js";
import type { SignUpService } from "./sign-up.service.js";
import { answerTo, signedInAs } from "./signed-in.js";

@Resolver()
export class SignInResolver {
  constructor(
    private readonly signUps: SignUpService,
    private readonly signIns: SignInService,
    private readonly challenges: ChallengeService,
  ) {}

  @Mutation(() => SignInPayload, {
    nullable: true,
    description: "Signs up: makes an account and its first Administrator, who is signed in at once.",
  })
  createAccount(@Ctx() context: Context, @Arg("input", () => CreateAccountInput) input: CreateAccountInput) {
    return payload(context, async () => {
      const opened = await this.signUps.createAccount(input, context.caller);
      return { result: signedInAs(context, opened, false) };
    });
  }

  @Mutation(() => SignInPayload, { nullable: true })
  signIn(@Ctx() context: Context, @Arg("input", () => SignInInput) input: SignInInput) {
    return payload(context, async () => ({
      result: answerTo(context, await this.signIns.signIn(input, context.caller)),
    }));
  }

  @Mutation(() => SignInPayload, {
    nullable: true,
    description: "Second step, when signIn answered TwoFactorChallenge.",
  })
  signInWithTwoFactor(
    @Ctx() context: Context,
    @Arg("input", () => SignInWithTwoFactorInput) input: SignInWithTwoFactorInput,
  ) {
    return payload(context, async () => ({
      result: answerTo(context, await this.challenges.signInWithTwoFactor(input, context.caller)),
    }));
  }

  @Mutation(() => SignInPayload, {
    nullable: true,
    description: "Second step, when signIn answered PasswordChangeChallenge.",
  })
  signInWithNewPassword(
    @Ctx() context: Context,
    @Arg("input", () => SignInWithNewPasswordInput) input: SignInWithNewPasswordInput,
  ) {
    return payload(context, async () => ({
      result: answerTo(context, await this.challenges.signInWithNewPassword(input, context.caller)),
    }));
  }
}
