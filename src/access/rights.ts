import { Permission as P } from "./permissions.js";
import { anyone, besides, member, needs, operatorOnly, ownOr, type Right, session } from "./rules.js";

interface UsersArguments {
  filter?: { status?: unknown; roleIds?: unknown; twoFactorEnabled?: unknown } | null;
  orderBy?: { field?: string } | null;
}

const usesGuardedFields = ({ filter, orderBy }: UsersArguments): boolean =>
  filter?.status != null ||
  filter?.roleIds != null ||
  filter?.twoFactorEnabled != null ||
  orderBy?.field === "EMAIL" ||
  orderBy?.field === "LAST_SEEN_AT";

/**
 * The one map of rights: who may use which field. Every field of Query, Mutation and Subscription has a line, and so has every other field
 * that not everybody may read who may read its object. The schema's descriptions are written from it.
 */
export const rights: Readonly<Record<string, Readonly<Record<string, Right>>>> = {
  Query: {
    viewer: anyone,
    accountPreview: anyone,
    user: member,
    users: besides(member, P.USERS_READ, "A filter or an order over guarded fields", usesGuardedFields),
    role: member,
    roles: member,
    permissionCatalogue: member,
    invitation: needs(P.USERS_INVITE),
    invitations: needs(P.USERS_INVITE),
    invitationPreview: anyone,
    departments: member,
    events: needs(P.EVENTS_READ),
  },
  Mutation: {
    createAccount: anyone,
    updateAccount: needs(P.ACCOUNT_MANAGE),
    requestSeats: needs(P.ACCOUNT_MANAGE, P.USERS_INVITE),
    verifyEmail: anyone,
    resendVerification: session,
    signIn: anyone,
    signOut: session,
    requestPasswordReset: anyone,
    resetPassword: anyone,
    changePassword: session,
    requestEmailChange: session,
    revokeSessions: session,
    inviteUsers: needs(P.USERS_INVITE),
    resendInvitations: needs(P.USERS_INVITE),
    revokeInvitations: needs(P.USERS_INVITE),
    acceptInvitation: anyone,
    declineInvitation: anyone,
    updateUser: needs(P.USERS_MANAGE),
    updateUsers: needs(P.USERS_MANAGE),
    suspendUsers: needs(P.USERS_MANAGE),
    reactivateUsers: needs(P.USERS_MANAGE),
    deleteUsers: needs(P.USERS_DELETE),
    revokeUserSessions: needs(P.USERS_MANAGE),
    updateProfile: session,
    createDepartment: needs(P.TEAM_STRUCTURE_MANAGE),
    updateDepartment: needs(P.TEAM_STRUCTURE_MANAGE),
    deleteDepartment: needs(P.TEAM_STRUCTURE_MANAGE),
    operatorUpdateAccount: operatorOnly,
  },
  Subscription: {
    events: needs(P.EVENTS_READ),
    invitationEvents: needs(P.USERS_INVITE),
    userEvents: needs(P.USERS_READ),
    viewerEvents: session,
  },
  Account: {
    seats: needs(P.USERS_READ),
    campaignCredits: needs(P.CAMPAIGNS_MANAGE),
  },
  User: {
    email: ownOr(P.USERS_READ),
    emailVerified: ownOr(P.USERS_READ),
    status: ownOr(P.USERS_READ),
    suspension: ownOr(P.USERS_READ),
    roles: ownOr(P.USERS_READ),
    permissions: ownOr(P.USERS_READ),
    conversationLimit: ownOr(P.USERS_READ),
    absenceMessage: ownOr(P.USERS_READ),
    lastSeenAt: ownOr(P.USERS_READ),
    language: ownOr(P.USERS_READ),
  },
  Role: {
    userCount: needs(P.USERS_READ),
  },
};
