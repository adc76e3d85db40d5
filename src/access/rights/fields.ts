import { Permission as P } from "../permissions.js";
import { member, needs, ownOr, type Right } from "../rules.js";

/** What not everybody may read who may read its object. */
export const fieldRights: Readonly<Record<string, Readonly<Record<string, Right>>>> = {
  // A client account reads what a sign-in page shows to everybody.
  Account: {
    region: member,
    timeZone: member,
    signatureEnabled: member,
    twoFactorRequired: member,
    allowedEmailDomains: member,
    invitationDays: member,
    retentionDays: member,
    features: member,
    createdAt: member,
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
    openConversationCount: ownOr(P.USERS_READ),
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
  // A client account reads what was said, with whom and until when.
  Conversation: {
    channel: member,
    chatGroup: member,
    department: member,
    project: member,
    requiredSkills: member,
    assignee: member,
    startedBy: member,
    startedByUser: member,
    labels: member,
    feedback: needs(P.FEEDBACK_READ),
  },
  UserIndicators: { averageRating: needs(P.FEEDBACK_READ), feedback: needs(P.FEEDBACK_READ) },
  Message: { user: member },
  Contact: { email: member, phone: member, groups: member, createdAt: member },
  // Who has what is the team's own business.
  Department: { userCount: member },
  Skill: { userCount: member },
  Project: { userCount: member },
  Channel: { managers: member },
  ChatGroup: { participants: member },
  Role: {
    userCount: needs(P.USERS_READ),
  },
  // A client account hears what becomes of its own user, and not who of the team did it.
  UserEvent: { actor: member, actorName: member },
  Suspension: { by: member },
};
