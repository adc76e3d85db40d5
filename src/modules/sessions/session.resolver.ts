import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "../../server/context.js";
import { payload } from "../../server/payload.js";
import type { SessionService } from "./session.service.js";
import { RevokeSessionsInput, RevokeSessionsPayload, SignOutPayload } from "./session.type.js";
import { signedOutOf } from "./signed-in.js";

@Resolver()
export class SessionResolver {
  constructor(private readonly sessions: SessionService) {}

  @Mutation(() => SignOutPayload, { nullable: true })
  async signOut(@Ctx() context: Context) {
    const signedOut = await this.sessions.signOut(context.userActor);
    signedOutOf(context);
    return signedOut;
  }

  @Mutation(() => RevokeSessionsPayload, { nullable: true })
  revokeSessions(@Ctx() context: Context, @Arg("input", () => RevokeSessionsInput) input: RevokeSessionsInput) {
    const { userActor: actor } = context;
    return payload(
      context,
      async () => {
        const revoked = await this.sessions.revoke(actor, input);
        if (revoked.revokedIds.includes(actor.viewer.sessionId)) signedOutOf(context);
        return revoked;
      },
      { revokedIds: [] },
    );
  }
}
