import { Permission as P } from "./permissions.js";
import {
  anyone,
  besides,
  judged,
  member,
  needs,
  operatorOnly,
  ownOr,
  type Right,
  session,
  sessionOrKey,
  sessionWith,
} from "./rules.js";

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

interface LinksArguments {
  input: { groupIds?: readonly string[] | null; organizationIds?: unknown };
}

const ofOrganization = ({ filter }: { filter?: { organizationId?: unknown } | null }): boolean =>
  filter?.organizationId != null;
const ofClients = ({ input }: { input: { kind?: string | null } }): boolean => input.kind === "CLIENT";
const moves = ({ input }: { input: { patch: { organizationId?: unknown } } }): boolean =>
  input.patch.organizationId !== undefined;
const inGroups = ({ input }: LinksArguments): boolean => !!input.groupIds?.length;
const toOrganizations = ({ input }: LinksArguments): boolean => input.organizationIds !== undefined;

/**
 * The one map of rights: who may use which field. Every field of Query, Mutation and Subscription has a line, and so has every other field
 * that not everybody may read who may read its object. The schema's descriptions are written from it.
 */
export const rights: Readonly<Record<string, Readonly<Record<string, Right>>>> = {
  Query: {
    viewer: anyone,
    accountPreview: anyone,
    user: member,
    users: besides(
      besides(member, P.USERS_READ, "A filter or an order over guarded fields", usesGuardedFields),
      [P.ORGANIZATIONS_MANAGE, P.USERS_READ],
      "A filter over organizations",
      ofOrganization,
    ),
    explainAccess: needs(P.USERS_READ),
    role: member,
    roles: member,
    permissionCatalogue: member,
    invitation: needs(P.USERS_INVITE),
    invitations: besides(
      needs(P.USERS_INVITE),
      [P.ORGANIZATIONS_MANAGE, P.USERS_READ],
      "A filter over organizations",
      ofOrganization,
    ),
    invitationPreview: anyone,
    departments: member,
    skills: member,
    projects: member,
    channels: member,
    chatGroups: member,
    organization: needs(P.ORGANIZATIONS_MANAGE, P.USERS_READ),
    organizations: needs(P.ORGANIZATIONS_MANAGE, P.USERS_READ),
    contactGroup: member,
    contactGroups: member,
    contact: member,
    contacts: member,
    events: needs(P.EVENTS_READ),
    apiKeys: needs(P.API_KEYS_MANAGE),
  },
  Mutation: {
    createAccount: anyone,
    updateAccount: needs(P.ACCOUNT_MANAGE),
    eraseAccountData: sessionWith(P.ACCOUNT_ERASE),
    requestSeats: needs(P.ACCOUNT_MANAGE, P.USERS_INVITE),
    verifyEmail: anyone,
    resendVerification: session,
    signIn: anyone,
    signInWithTwoFactor: anyone,
    signInWithNewPassword: anyone,
    signOut: session,
    requestPasswordReset: anyone,
    resetPassword: anyone,
    changePassword: session,
    requestEmailChange: session,
    beginTwoFactor: anyone,
    confirmTwoFactor: anyone,
    disableTwoFactor: session,
    renewRecoveryCodes: session,
    revokeSessions: session,
    inviteUsers: besides(needs(P.USERS_INVITE), P.ORGANIZATIONS_MANAGE, "Inviting client accounts", ofClients),
    resendInvitations: needs(P.USERS_INVITE),
    revokeInvitations: needs(P.USERS_INVITE),
    acceptInvitation: anyone,
    declineInvitation: anyone,
    createUser: besides(needs(P.USERS_INVITE), P.ORGANIZATIONS_MANAGE, "Making client accounts", ofClients),
    updateUser: besides(needs(P.USERS_MANAGE), P.ORGANIZATIONS_MANAGE, "Moving to another organization", moves),
    updateUsers: besides(needs(P.USERS_MANAGE), P.ORGANIZATIONS_MANAGE, "Moving to another organization", moves),
    suspendUsers: needs(P.USERS_MANAGE),
    reactivateUsers: needs(P.USERS_MANAGE),
    deleteUsers: needs(P.USERS_DELETE),
    revokeUserSessions: needs(P.USERS_MANAGE),
    setUserPassword: needs(P.USERS_MANAGE),
    resetUserTwoFactor: needs(P.USERS_MANAGE),
    updateProfile: session,
    setPresence: session,
    createApiKey: needs(P.API_KEYS_MANAGE),
    deleteApiKey: needs(P.API_KEYS_MANAGE),
    createRole: needs(P.ROLES_MANAGE),
    updateRole: needs(P.ROLES_MANAGE),
    deleteRole: needs(P.ROLES_MANAGE),
    createDepartment: needs(P.TEAM_STRUCTURE_MANAGE),
    updateDepartment: needs(P.TEAM_STRUCTURE_MANAGE),
    deleteDepartment: needs(P.TEAM_STRUCTURE_MANAGE),
    createSkill: needs(P.TEAM_STRUCTURE_MANAGE),
    updateSkill: needs(P.TEAM_STRUCTURE_MANAGE),
    deleteSkill: needs(P.TEAM_STRUCTURE_MANAGE),
    createProject: needs(P.TEAM_STRUCTURE_MANAGE),
    updateProject: needs(P.TEAM_STRUCTURE_MANAGE),
    deleteProject: needs(P.TEAM_STRUCTURE_MANAGE),
    createChannel: needs(P.CHANNELS_MANAGE),
    updateChannel: judged("Needs CHANNELS_MANAGE; for the status CONVERSATIONS_INGEST, or to manage the channel."),
    restartChannel: judged("Needs CHANNELS_RESTART, or to manage the channel."),
    deleteChannel: needs(P.CHANNELS_MANAGE),
    createChatGroup: needs(P.TEAM_STRUCTURE_MANAGE),
    updateChatGroup: needs(P.TEAM_STRUCTURE_MANAGE),
    deleteChatGroup: needs(P.TEAM_STRUCTURE_MANAGE),
    createOrganization: needs(P.ORGANIZATIONS_MANAGE),
    updateOrganization: needs(P.ORGANIZATIONS_MANAGE),
    deleteOrganization: needs(P.ORGANIZATIONS_MANAGE),
    createContactGroup: besides(
      needs(P.CONTACTS_MANAGE),
      P.ORGANIZATIONS_MANAGE,
      "Linking organizations",
      toOrganizations,
    ),
    updateContactGroup: besides(
      needs(P.CONTACTS_MANAGE),
      P.ORGANIZATIONS_MANAGE,
      "Linking organizations",
      toOrganizations,
    ),
    deleteContactGroup: needs(P.CONTACTS_MANAGE),
    createContact: besides(needs(P.CONTACTS_CREATE), P.CONTACTS_MANAGE, "Grouping it", inGroups),
    updateContact: needs(P.CONTACTS_MANAGE),
    deleteContact: needs(P.CONTACTS_MANAGE),
    operatorUpdateAccount: operatorOnly,
    operatorSetRollout: operatorOnly,
  },
  Subscription: {
    events: needs(P.EVENTS_READ),
    invitationEvents: needs(P.USERS_INVITE),
    userEvents: needs(P.USERS_READ),
    viewerEvents: sessionOrKey,
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
    twoFactor: ownOr(P.USERS_READ),
    mustChangePassword: ownOr(P.USERS_READ),
    lastSeenAt: ownOr(P.USERS_READ),
    language: ownOr(P.USERS_READ),
    organization: ownOr(P.ORGANIZATIONS_MANAGE, P.USERS_READ),
  },
  // A client account reads its own one's id and name.
  Organization: {
    contactGroups: member,
    users: needs(P.USERS_READ),
    createdAt: member,
    version: member,
  },
  Invitation: {
    organization: needs(P.ORGANIZATIONS_MANAGE, P.USERS_READ),
  },
  ContactGroup: {
    organizations: needs(P.ORGANIZATIONS_MANAGE, P.USERS_READ),
  },
  // A client account may have such a part; who else has it is the team's own business.
  Department: { userCount: member },
  Skill: { userCount: member },
  Project: { userCount: member },
  Channel: { managers: member },
  ChatGroup: { participants: member },
  Role: {
    userCount: needs(P.USERS_READ),
  },
};
