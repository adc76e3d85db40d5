import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../server/context.js";
import { payload } from "../../server/payload.js";
import { answerTo, SignInPayload } from "../sessions/index.js";
import { AcceptInvitationInput, DeclineInvitationPayload } from "./invitation.args.js";
import { InvitationPreview } from "./invitation.type.js";
import type { InvitationLinkService } from "./link.service.js";

/** For the holder of an invitation's link. */
@Resolver()
export class InvitationLinkResolver {
  constructor(private readonly links: InvitationLinkService) {}

  @Query(() => InvitationPreview, {
    nullable: true,
    name: "invitationPreview",
    description:
      "What the holder of an invitation link may know before accepting it. Needs no session; null for an unknown token.",
  })
  preview(@Ctx() { language }: Context, @Arg("token", () => String) token: string) {
    return this.links.preview(token, language);
  }

  @Mutation(() => SignInPayload, {
    nullable: true,
    description: "By the holder of the link: makes the user and signs it in, whoever else was signed in before.",
  })
  acceptInvitation(@Ctx() context: Context, @Arg("input", () => AcceptInvitationInput) input: AcceptInvitationInput) {
    return payload(context, async () => ({
      result: answerTo(context, await this.links.accept(input, context.caller)),
    }));
  }

  @Mutation(() => DeclineInvitationPayload, {
    nullable: true,
    description: "By the holder of the link; needs no session.",
  })
  declineInvitation(@Ctx() context: Context, @Arg("token", () => String) token: string) {
    return payload(context, () => this.links.decline(token), { declined: false });
  }
}
