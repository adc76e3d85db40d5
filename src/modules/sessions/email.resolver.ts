import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "../../server/context.js";
import { payload } from "../../server/payload.js";
import type { EmailService } from "./email.service.js";
import {
  RequestEmailChangeInput,
  RequestEmailChangePayload,
  ResendVerificationPayload,
  VerifyEmailPayload,
} from "./email.type.js";

@Resolver()
export class EmailResolver {
  constructor(private readonly emails: EmailService) {}

  @Mutation(() => VerifyEmailPayload, { nullable: true })
  verifyEmail(@Ctx() context: Context, @Arg("token", () => String) token: string) {
    return payload(context, () => this.emails.verify(token), { verified: false });
  }

  @Mutation(() => ResendVerificationPayload, { nullable: true, description: "Mails the viewer a new link." })
  resendVerification(@Ctx() context: Context) {
    return payload(context, () => this.emails.resendVerification(context.userActor), { sent: false });
  }

  @Mutation(() => RequestEmailChangePayload, {
    nullable: true,
    description: "Mails a link to the new address, which `verifyEmail` confirms; the old address is told.",
  })
  requestEmailChange(
    @Ctx() context: Context,
    @Arg("input", () => RequestEmailChangeInput) input: RequestEmailChangeInput,
  ) {
    return payload(context, () => this.emails.requestChange(context.userActor, input, context.caller), {
      accepted: false,
    });
  }
}
