import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "../../server/context.js";
import { payload } from "../../server/payload.js";
import type { PasswordService } from "./password.service.js";
import {
  ChangePasswordInput,
  ChangePasswordPayload,
  RequestPasswordResetInput,
  RequestPasswordResetPayload,
  ResetPasswordInput,
  ResetPasswordPayload,
} from "./password.type.js";
import type { PasswordResetService } from "./password-reset.service.js";

@Resolver()
export class PasswordResolver {
  constructor(
    private readonly passwords: PasswordService,
    private readonly resets: PasswordResetService,
  ) {}

  @Mutation(() => ChangePasswordPayload, { nullable: true, description: "Ends every other session of the viewer." })
  changePassword(@Ctx() context: Context, @Arg("input", () => ChangePasswordInput) input: ChangePasswordInput) {
    return payload(context, () => this.passwords.change(context.userActor, input, context.caller), { changed: false });
  }

  @Mutation(() => RequestPasswordResetPayload, { nullable: true })
  requestPasswordReset(
    @Ctx() context: Context,
    @Arg("input", () => RequestPasswordResetInput) input: RequestPasswordResetInput,
  ) {
    return payload(context, () => this.resets.request(input), { accepted: false });
  }

  @Mutation(() => ResetPasswordPayload, { nullable: true, description: "Ends every session of the user." })
  resetPassword(@Ctx() context: Context, @Arg("input", () => ResetPasswordInput) input: ResetPasswordInput) {
    return payload(context, () => this.passwords.reset(input), { reset: false });
  }
}
