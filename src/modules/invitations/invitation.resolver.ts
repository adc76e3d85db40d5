import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from "type-graphql";
import { idOf } from "../../input/ids.js";
import { connectionOf } from "../../reading/types.js";
import type { Context } from "../../server/context.js";
import { type ItemOutcome, itemResults, payload } from "../../server/payload.js";
import {
  InvitationIdsInput,
  InvitationResultsPayload,
  InvitationsArgs,
  InviteUsersInput,
  InviteUsersPayload,
} from "./invitation.args.js";
import { invitationById, invitationList } from "./invitation.lists.js";
import type { InvitationService } from "./invitation.service.js";
import { Invitation } from "./invitation.type.js";
import type { InviteService } from "./invite.service.js";

const InvitationConnection = connectionOf("Invitation", () => Invitation);

/** Items with their texts; a request that is refused as a whole has none. */
const ofMany = <T extends ItemOutcome>(context: Context, work: () => Promise<{ results: T[] }>) =>
  payload(context, async () => ({ results: itemResults(context, (await work()).results) }), { results: [] });

@Resolver(() => Invitation)
export class InvitationResolver {
  constructor(
    private readonly inviting: InviteService,
    private readonly invitations: InvitationService,
  ) {}

  @Query(() => Invitation, { nullable: true })
  invitation(@Ctx() { read }: Context, @Info() info: GraphQLResolveInfo, @Arg("id", () => ID) id: string) {
    return read.one(info, invitationById(idOf(id)));
  }

  @Query(() => InvitationConnection, {
    nullable: true,
    name: "invitations",
    description: "Ended ones included; newest first where no order is asked for.",
  })
  list(
    @Ctx() { read }: Context,
    @Info() info: GraphQLResolveInfo,
    @Args(() => InvitationsArgs) { filter, orderBy, ...page }: InvitationsArgs,
  ) {
    return read.page(info, invitationList(filter ?? {}, orderBy), page);
  }

  @Mutation(() => InviteUsersPayload, { nullable: true })
  inviteUsers(@Ctx() context: Context, @Arg("input", () => InviteUsersInput) input: InviteUsersInput) {
    return ofMany(context, () => this.inviting.invite(context.actor, input));
  }

  @Mutation(() => InvitationResultsPayload, {
    nullable: true,
    description: "With a new link and a new term; the old link dies. Revives expired ones.",
  })
  resendInvitations(@Ctx() context: Context, @Arg("input", () => InvitationIdsInput) input: InvitationIdsInput) {
    return ofMany(context, () => this.invitations.resend(context.actor, input));
  }

  @Mutation(() => InvitationResultsPayload, { nullable: true })
  revokeInvitations(@Ctx() context: Context, @Arg("input", () => InvitationIdsInput) input: InvitationIdsInput) {
    return ofMany(context, () => this.invitations.revoke(context.actor, input));
  }
}
