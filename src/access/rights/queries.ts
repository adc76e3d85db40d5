import { Permission as P } from "../permissions.js";
import { anyone, besides, depending, member, needs, orClient, type Right } from "../rules.js";

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

const ofOrganization = ({ filter }: { filter?: { organizationId?: unknown } | null }): boolean =>
  filter?.organizationId != null;

interface ConversationsArguments {
  filter?: Readonly<Record<string, unknown>> | null;
}

/** What a client account may read of conversations is all that it may filter them by. */
const usesTeamFilters = ({ filter }: ConversationsArguments): boolean =>
  ["assigneeIds", "unassigned", "departmentIds", "contactGroupId", "labelIds"].some((name) => filter?.[name] != null);
const readsConversations = needs(
  P.CONVERSATIONS_READ_ASSIGNED,
  P.CONVERSATIONS_READ_DEPARTMENT,
  P.CONVERSATIONS_READ_ALL,
);

/** Who may ask for what. */
export const queryRights: Readonly<Record<string, Right>> = {
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
  conversation: orClient(readsConversations),
  conversations: depending(
    usesTeamFilters,
    { yes: readsConversations, no: orClient(readsConversations) },
    orClient(readsConversations).says,
  ),
  labels: member,
  quickReplies: member,
  campaign: needs(P.CAMPAIGNS_MANAGE),
  campaigns: needs(P.CAMPAIGNS_MANAGE),
  automation: needs(P.AUTOMATION_MANAGE),
  indicators: needs(P.REPORTS_READ_ALL, P.REPORTS_READ_OWN),
  events: needs(P.EVENTS_READ),
  apiKeys: needs(P.API_KEYS_MANAGE),
};
