/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
// Written by `npm run codegen`.
import type { TypedDocument } from "../graphql.js";
export type AcceptInvitationInput = {
  cookie?: boolean | null | undefined;
  firstName: string;
  lastName: string;
  password: string;
  token: string;
  webchatName?: string | null | undefined;
};

export type AccessObstacle =
  | 'CLIENT_ACCOUNT'
  | 'NO_ROLE'
  | 'USER_DELETED'
  | 'USER_SUSPENDED';

export type AddMessageInput = {
  attachmentIds?: Array<string> | null | undefined;
  author?: Author | null | undefined;
  conversationId: string;
  text: string;
};

export type AssignConversationInput = {
  id: string;
  to: AssignmentTarget;
};

export type AssignmentTarget =
  {   departmentId: string; nobody?: never; skillIds?: never; userId?: never; }
  |  { departmentId?: never;   nobody: boolean; skillIds?: never; userId?: never; }
  |  { departmentId?: never; nobody?: never;   skillIds: Array<string>; userId?: never; }
  |  { departmentId?: never; nobody?: never; skillIds?: never;   userId: string; };

export type Author =
  | 'CONTACT'
  | 'SYSTEM'
  | 'USER';

export type ChangePasswordInput = {
  currentPassword: string;
  newPassword: string;
};

export type CloseConversationInput = {
  id: string;
};

export type ContactFilter = {
  groupId?: string | null | undefined;
  search?: string | null | undefined;
};

export type ConversationFilter = {
  assigneeIds?: Array<string> | null | undefined;
  contactGroupId?: string | null | undefined;
  contactId?: string | null | undefined;
  departmentIds?: Array<string> | null | undefined;
  labelIds?: Array<string> | null | undefined;
  search?: string | null | undefined;
  status?: Array<ConversationStatus> | null | undefined;
  unassigned?: boolean | null | undefined;
};

export type ConversationStatus =
  | 'CLOSED'
  | 'OPEN';

export type CreateAccountInput = {
  accountName: string;
  email: string;
  firstName: string;
  language?: Language | null | undefined;
  lastName: string;
  password: string;
  region?: string | null | undefined;
  slug?: string | null | undefined;
  timeZone?: string | null | undefined;
};

export type CreateApiKeyInput = {
  expiresAt?: string | null | undefined;
  name: string;
  permissions: Array<Permission>;
};

export type CreateRoleInput = {
  description?: string | null | undefined;
  name: string;
  permissions: Array<Permission>;
};

export type CreateUserInput = {
  absenceMessage?: string | null | undefined;
  active?: boolean | null | undefined;
  channelIds?: Array<string> | null | undefined;
  chatGroupIds?: Array<string> | null | undefined;
  conversationLimit?: number | null | undefined;
  departmentIds?: Array<string> | null | undefined;
  email: string;
  firstName: string;
  kind?: UserKind | null | undefined;
  lastName: string;
  organizationId?: string | null | undefined;
  password?: string | null | undefined;
  projectIds?: Array<string> | null | undefined;
  roleIds?: Array<string> | null | undefined;
  skillIds?: Array<string> | null | undefined;
  twoFactorRequired?: boolean | null | undefined;
  webchatName?: string | null | undefined;
};

export type DeleteRoleInput = {
  id: string;
  moveToRoleId?: string | null | undefined;
};

export type ErasableData =
  | 'ACCOUNT'
  | 'CAMPAIGNS'
  | 'CONTACTS'
  | 'CONVERSATIONS';

export type EraseAccountDataInput = {
  confirm: string;
  data: Array<ErasableData>;
  password: string;
};

export type EventFilter = {
  actorIds?: Array<string> | null | undefined;
  from?: string | null | undefined;
  kinds?: Array<EventKind> | null | undefined;
  to?: string | null | undefined;
  userIds?: Array<string> | null | undefined;
};

export type EventKind =
  | 'ACCOUNT_CREATED'
  | 'ACCOUNT_DATA_ERASED'
  | 'ACCOUNT_FEATURES_CHANGED'
  | 'ACCOUNT_UPDATED'
  | 'API_KEY_CREATED'
  | 'API_KEY_DELETED'
  | 'AUTOMATION_UPDATED'
  | 'CAMPAIGN_LAUNCHED'
  | 'CONTACT_DELETED'
  | 'CONVERSATION_DELETED'
  | 'INVITATION_ACCEPTED'
  | 'INVITATION_DECLINED'
  | 'INVITATION_EXPIRED'
  | 'INVITATION_RESENT'
  | 'INVITATION_REVOKED'
  | 'INVITATION_SENT'
  | 'ORGANIZATION_CREATED'
  | 'ORGANIZATION_DELETED'
  | 'ORGANIZATION_UPDATED'
  | 'ROLE_CREATED'
  | 'ROLE_DELETED'
  | 'ROLE_UPDATED'
  | 'SEATS_REQUESTED'
  | 'STRUCTURE_CREATED'
  | 'STRUCTURE_DELETED'
  | 'STRUCTURE_UPDATED'
  | 'USER_CREATED'
  | 'USER_DELETED'
  | 'USER_PASSWORD_CHANGED'
  | 'USER_REACTIVATED'
  | 'USER_SESSIONS_REVOKED'
  | 'USER_SIGNED_IN'
  | 'USER_SIGNED_OUT'
  | 'USER_SUSPENDED'
  | 'USER_TWO_FACTOR_CHANGED'
  | 'USER_UPDATED';

export type Feature =
  | 'CUSTOM_ROLES';

export type InvitationFilter = {
  organizationId?: string | null | undefined;
  roleIds?: Array<string> | null | undefined;
  search?: string | null | undefined;
  status?: Array<InvitationStatus> | null | undefined;
};

export type InvitationIdsInput = {
  atomic?: boolean | null | undefined;
  ids: Array<string>;
};

export type InvitationOrder = {
  direction: OrderDirection;
  field: InvitationOrderField;
};

export type InvitationOrderField =
  | 'CREATED_AT'
  | 'EMAIL'
  | 'EXPIRES_AT'
  | 'SENT_AT';

export type InvitationStatus =
  | 'ACCEPTED'
  | 'DECLINED'
  | 'EXPIRED'
  | 'PENDING'
  | 'REVOKED';

export type InviteUsersInput = {
  atomic?: boolean | null | undefined;
  channelIds?: Array<string> | null | undefined;
  chatGroupIds?: Array<string> | null | undefined;
  conversationLimit?: number | null | undefined;
  departmentIds?: Array<string> | null | undefined;
  dryRun?: boolean | null | undefined;
  emails: Array<string>;
  kind?: UserKind | null | undefined;
  language?: Language | null | undefined;
  message?: string | null | undefined;
  organizationId?: string | null | undefined;
  projectIds?: Array<string> | null | undefined;
  roleIds?: Array<string> | null | undefined;
  skillIds?: Array<string> | null | undefined;
};

export type Language =
  | 'EN'
  | 'ES'
  | 'PT_BR';

export type MailDelivery =
  | 'FAILED'
  | 'QUEUED'
  | 'SENT';

export type OpenConversationInput = {
  channelId: string;
  chatGroupId?: string | null | undefined;
  contactId: string;
  departmentId?: string | null | undefined;
  projectId?: string | null | undefined;
  requiredSkillIds?: Array<string> | null | undefined;
  startedBy?: Author | null | undefined;
  text?: string | null | undefined;
};

export type OperatorUpdateAccountInput = {
  campaignCredits?: number | null | undefined;
  disableFeatures?: Array<Feature> | null | undefined;
  enableFeatures?: Array<Feature> | null | undefined;
  seatLimit?: number | null | undefined;
  slug: string;
};

export type OrderDirection =
  | 'ASC'
  | 'DESC';

export type Permission =
  | 'ACCOUNT_ERASE'
  | 'ACCOUNT_MANAGE'
  | 'API_KEYS_MANAGE'
  | 'AUTOMATION_MANAGE'
  | 'CAMPAIGNS_MANAGE'
  | 'CHANNELS_MANAGE'
  | 'CHANNELS_RESTART'
  | 'CONTACTS_CREATE'
  | 'CONTACTS_MANAGE'
  | 'CONVERSATIONS_ASSIGN'
  | 'CONVERSATIONS_CREATE'
  | 'CONVERSATIONS_DELETE'
  | 'CONVERSATIONS_INGEST'
  | 'CONVERSATIONS_READ_ALL'
  | 'CONVERSATIONS_READ_ASSIGNED'
  | 'CONVERSATIONS_READ_DEPARTMENT'
  | 'EVENTS_READ'
  | 'FEEDBACK_READ'
  | 'LABELS_CREATE'
  | 'LABELS_MANAGE'
  | 'ORGANIZATIONS_MANAGE'
  | 'QUICK_REPLIES_CREATE'
  | 'QUICK_REPLIES_MANAGE'
  | 'REPORTS_READ_ALL'
  | 'REPORTS_READ_OWN'
  | 'ROLES_MANAGE'
  | 'TEAM_STRUCTURE_MANAGE'
  | 'USERS_DELETE'
  | 'USERS_INVITE'
  | 'USERS_MANAGE'
  | 'USERS_READ';

export type Presence =
  | 'AWAY'
  | 'OFFLINE'
  | 'ONLINE';

export type RecordFeedbackInput = {
  comment?: string | null | undefined;
  conversationId: string;
  rating: number;
};

export type RequestEmailChangeInput = {
  email: string;
  password: string;
};

export type RequestPasswordResetInput = {
  account?: string | null | undefined;
  email: string;
};

export type RequestSeatsInput = {
  note?: string | null | undefined;
  seats: number;
};

export type ResetPasswordInput = {
  newPassword: string;
  token: string;
};

export type RoleKind =
  | 'CUSTOM'
  | 'SYSTEM';

export type SetUserPasswordInput = {
  id: string;
  password: string;
};

export type SignInInput = {
  account?: string | null | undefined;
  cookie?: boolean | null | undefined;
  email: string;
  password: string;
};

export type SignInWithNewPasswordInput = {
  challenge: string;
  newPassword: string;
};

export type SignInWithTwoFactorInput = {
  challenge: string;
  code: string;
};

export type StructureKind =
  | 'CHANNEL'
  | 'CHAT_GROUP'
  | 'CONTACT_GROUP'
  | 'DEPARTMENT'
  | 'LABEL'
  | 'PROJECT'
  | 'QUICK_REPLY'
  | 'SKILL';

export type SuspendUsersInput = {
  atomic?: boolean | null | undefined;
  dryRun?: boolean | null | undefined;
  ids: Array<string>;
  reason?: string | null | undefined;
  until?: string | null | undefined;
};

export type SystemRole =
  | 'ADMINISTRATOR'
  | 'AGENT'
  | 'ATTENDANT'
  | 'DISPATCHER'
  | 'EDITOR'
  | 'MANAGER';

export type UpdateAccountInput = {
  allowedEmailDomains?: Array<string> | null | undefined;
  invitationDays?: number | null | undefined;
  language?: Language | null | undefined;
  name?: string | null | undefined;
  region?: string | null | undefined;
  retentionDays?: number | null | undefined;
  signatureEnabled?: boolean | null | undefined;
  timeZone?: string | null | undefined;
  twoFactorRequired?: boolean | null | undefined;
};

export type UpdateAutomationInput = {
  closing?: string | null | undefined;
  distributionEnabled?: boolean | null | undefined;
  greeting?: string | null | undefined;
};

export type UpdateProfileInput = {
  absenceMessage?: string | null | undefined;
  firstName?: string | null | undefined;
  language?: Language | null | undefined;
  lastName?: string | null | undefined;
  webchatName?: string | null | undefined;
};

export type UpdateRoleInput = {
  description?: string | null | undefined;
  expectedVersion?: number | null | undefined;
  id: string;
  name?: string | null | undefined;
  permissions?: Array<Permission> | null | undefined;
};

export type UpdateUserInput = {
  expectedVersion?: number | null | undefined;
  id: string;
  patch: UserPatch;
};

export type UpdateUsersInput = {
  atomic?: boolean | null | undefined;
  dryRun?: boolean | null | undefined;
  ids: Array<string>;
  patch: UserPatch;
};

export type UserErrorCode =
  | 'ABORTED'
  | 'ALREADY_EXISTS'
  | 'ALREADY_INVITED'
  | 'ALREADY_MEMBER'
  | 'BLANK'
  | 'CANNOT_TARGET_SELF'
  | 'CAPACITY_REACHED'
  | 'CONFLICT'
  | 'EMAIL_DISPOSABLE'
  | 'EMAIL_DOMAIN_NOT_ALLOWED'
  | 'EMAIL_INVALID'
  | 'ESCALATION'
  | 'FEATURE_NOT_ENABLED'
  | 'INSUFFICIENT_CREDITS'
  | 'INVALID'
  | 'INVALID_CREDENTIALS'
  | 'INVALID_STATE'
  | 'INVALID_TOKEN'
  | 'IN_USE'
  | 'LAST_ADMINISTRATOR'
  | 'NOT_FOUND'
  | 'PASSWORD_TOO_WEAK'
  | 'SEATS_EXHAUSTED'
  | 'TOO_LONG'
  | 'TOO_MANY'
  | 'TOO_MANY_ATTEMPTS'
  | 'TWO_FACTOR_REQUIRED'
  | 'USER_SUSPENDED';

export type UserFilter = {
  departmentIds?: Array<string> | null | undefined;
  kind?: Array<UserKind> | null | undefined;
  organizationId?: string | null | undefined;
  projectIds?: Array<string> | null | undefined;
  roleIds?: Array<string> | null | undefined;
  search?: string | null | undefined;
  skillIds?: Array<string> | null | undefined;
  status?: Array<UserStatus> | null | undefined;
  twoFactorEnabled?: boolean | null | undefined;
};

export type UserIdsInput = {
  atomic?: boolean | null | undefined;
  dryRun?: boolean | null | undefined;
  ids: Array<string>;
};

export type UserKind =
  | 'CLIENT'
  | 'MEMBER';

export type UserOrder = {
  direction: OrderDirection;
  field: UserOrderField;
};

export type UserOrderField =
  | 'CREATED_AT'
  | 'EMAIL'
  | 'LAST_SEEN_AT'
  | 'NAME';

export type UserPatch = {
  absenceMessage?: string | null | undefined;
  channelIds?: Array<string> | null | undefined;
  chatGroupIds?: Array<string> | null | undefined;
  conversationLimit?: number | null | undefined;
  departmentIds?: Array<string> | null | undefined;
  firstName?: string | null | undefined;
  lastName?: string | null | undefined;
  organizationId?: string | null | undefined;
  projectIds?: Array<string> | null | undefined;
  roleIds?: Array<string> | null | undefined;
  skillIds?: Array<string> | null | undefined;
  twoFactorRequired?: boolean | null | undefined;
  webchatName?: string | null | undefined;
};

export type UserStatus =
  | 'ACTIVE'
  | 'DELETED'
  | 'SUSPENDED';

export type Anonymous_6d687cbeQueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_6d687cbeQuery = { viewer: { user: { name: string, lastName: string, firstName: string, again: string, roles: Array<{ name: string }> | null } | null, account: { name: string, slug: string } } | null };

export type Names_6d687cbeFragment = { user: { name: string, again: string, roles: Array<{ name: string }> | null } | null, account: { name: string, slug: string } };

export type Anonymous_f6ca5388MutationVariables = Exact<{
  email: string;
}>;


export type Anonymous_f6ca5388Mutation = { requestPasswordReset: { accepted: boolean, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_57cb8550MutationVariables = Exact<{
  email: string;
}>;


export type Anonymous_57cb8550Mutation = { requestPasswordReset: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_7ba5c9e6MutationVariables = Exact<{
  email: string;
  password: string;
}>;


export type Anonymous_7ba5c9e6Mutation = { createAccount: { result:
      | { __typename: 'AccountChoice' }
      | { __typename: 'PasswordChangeChallenge' }
      | { __typename: 'SignedIn', token: string | null, viewer: { user: { id: string } | null } }
      | { __typename: 'TwoFactorChallenge' }
      | { __typename: 'TwoFactorEnrolmentChallenge' }
     | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_dec7e9b0MutationVariables = Exact<{
  email: string;
  password: string;
}>;


export type Anonymous_dec7e9b0Mutation = { signIn: { result:
      | { __typename: 'AccountChoice' }
      | { __typename: 'PasswordChangeChallenge' }
      | { __typename: 'SignedIn' }
      | { __typename: 'TwoFactorChallenge' }
      | { __typename: 'TwoFactorEnrolmentChallenge' }
     | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_f4552273MutationVariables = Exact<{
  email: string;
  roleId: string;
}>;


export type Anonymous_f4552273Mutation = { inviteUsers: { results: Array<{ email: string, invitation: { id: string, email: string } | null, userErrors: Array<{ code: UserErrorCode }> }>, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_e77dc832MutationVariables = Exact<{
  firstName?: string | null | undefined;
}>;


export type Anonymous_e77dc832Mutation = { updateProfile: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_df01c0e5MutationVariables = Exact<{
  id: string;
}>;


export type Anonymous_df01c0e5Mutation = { closeConversation: { conversation: { id: string, status: ConversationStatus, closedAt: string | null, writable: boolean } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_825d2474MutationVariables = Exact<{
  id: string;
}>;


export type Anonymous_825d2474Mutation = { createChatGroup: { chatGroup: { id: string } | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_f1954e1aMutationVariables = Exact<{
  id: string;
}>;


export type Anonymous_f1954e1aMutation = { deleteApiKey: { deletedId: string | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_f30b4ce0MutationVariables = Exact<{
  id: string;
}>;


export type Anonymous_f30b4ce0Mutation = { deleteApiKey: { deletedId: string | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_ea76348aMutationVariables = Exact<{
  id: string;
}>;


export type Anonymous_ea76348aMutation = { deleteConversation: { deletedId: string | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_8d1ad516MutationVariables = Exact<{
  id: string;
}>;


export type Anonymous_8d1ad516Mutation = { deleteConversation: { deletedId: string | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_a0e8077eMutationVariables = Exact<{
  id: string;
}>;


export type Anonymous_a0e8077eMutation = { deleteSkill: { deletedId: string | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_dc772a8bMutationVariables = Exact<{
  id: string;
}>;


export type Anonymous_dc772a8bMutation = { deleteUsers: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_5eab7f9eMutationVariables = Exact<{
  id: string;
}>;


export type Anonymous_5eab7f9eMutation = { reactivateUsers: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_68009682MutationVariables = Exact<{
  id: string;
}>;


export type Anonymous_68009682Mutation = { reactivateUsers: { results: Array<{ userErrors: Array<{ code: UserErrorCode }> }>, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_11e31051MutationVariables = Exact<{
  id: string;
}>;


export type Anonymous_11e31051Mutation = { recordFeedback: { conversation: { id: string } | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_108b9fc1MutationVariables = Exact<{
  id: string;
}>;


export type Anonymous_108b9fc1Mutation = { resendInvitations: { results: Array<{ userErrors: Array<{ code: UserErrorCode }> }> } | null };

export type Anonymous_d0287437MutationVariables = Exact<{
  id: string;
}>;


export type Anonymous_d0287437Mutation = { resetUserTwoFactor: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_eee2cd78MutationVariables = Exact<{
  id: string;
}>;


export type Anonymous_eee2cd78Mutation = { revokeInvitations: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_f87f8750MutationVariables = Exact<{
  id: string;
}>;


export type Anonymous_f87f8750Mutation = { revokeSessions: { revokedIds: Array<string>, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_5868bc79MutationVariables = Exact<{
  id: string;
}>;


export type Anonymous_5868bc79Mutation = { revokeUserSessions: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_39ce5dd5MutationVariables = Exact<{
  id: string;
}>;


export type Anonymous_39ce5dd5Mutation = { suspendUsers: { results: Array<{ userErrors: Array<{ code: UserErrorCode }> }>, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_06350eedMutationVariables = Exact<{
  id: string;
}>;


export type Anonymous_06350eedMutation = { suspendUsers: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_7164d5b3MutationVariables = Exact<{
  id: string;
}>;


export type Anonymous_7164d5b3Mutation = { updateUser: { user: { openConversationCount: number | null } | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_68e67452MutationVariables = Exact<{
  id: string;
  labelIds: Array<string> | string;
}>;


export type Anonymous_68e67452Mutation = { labelConversation: { conversation: { labels: Array<{ name: string, color: string }> | null } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_ad07a55dMutationVariables = Exact<{
  id: string;
  patch: UserPatch;
}>;


export type Anonymous_ad07a55dMutation = { updateUser: { user: { organization: { name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_af7376c9MutationVariables = Exact<{
  id: string;
  roleIds?: Array<string> | string | null | undefined;
}>;


export type Anonymous_af7376c9Mutation = { updateUser: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_83a6ed0aMutationVariables = Exact<{
  id: string;
  roles: Array<string> | string;
}>;


export type Anonymous_83a6ed0aMutation = { updateUser: { user: { id: string } | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_5899af9fMutationVariables = Exact<{
  id: string;
  roles?: Array<string> | string | null | undefined;
}>;


export type Anonymous_5899af9fMutation = { updateUser: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_1f621225MutationVariables = Exact<{
  id: string;
  to: AssignmentTarget;
}>;


export type Anonymous_1f621225Mutation = { assignConversation: { conversation: { id: string, status: ConversationStatus, assignee: { id: string } | null, department: { id: string } | null, requiredSkills: Array<{ id: string }> | null } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_ca62b9d5MutationVariables = Exact<{
  ids: Array<string> | string;
}>;


export type Anonymous_ca62b9d5Mutation = { deleteUsers: { results: Array<{ userErrors: Array<{ code: UserErrorCode }> }>, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_684cce84MutationVariables = Exact<{
  ids: Array<string> | string;
}>;


export type Anonymous_684cce84Mutation = { suspendUsers: { results: Array<{ userErrors: Array<{ code: UserErrorCode }> }>, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_820c4026MutationVariables = Exact<{
  ids: Array<string> | string;
}>;


export type Anonymous_820c4026Mutation = { deleteUsers: { results: Array<{ userErrors: Array<{ code: UserErrorCode }> }>, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_8b8d36bbMutationVariables = Exact<{
  ids: Array<string> | string;
}>;


export type Anonymous_8b8d36bbMutation = { suspendUsers: { results: Array<{ userErrors: Array<{ code: UserErrorCode }> }>, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_93f88ba1MutationVariables = Exact<{
  ids: Array<string> | string;
}>;


export type Anonymous_93f88ba1Mutation = { suspendUsers: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_8f7767ccMutationVariables = Exact<{
  ids: Array<string> | string;
  roleIds?: Array<string> | string | null | undefined;
}>;


export type Anonymous_8f7767ccMutation = { updateUsers: { results: Array<{ userErrors: Array<{ code: UserErrorCode }> }>, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_424c6112MutationVariables = Exact<{
  ids: Array<string> | string;
  until?: string | null | undefined;
}>;


export type Anonymous_424c6112Mutation = { suspendUsers: { results: Array<{ userErrors: Array<{ code: UserErrorCode }> }>, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_71418857MutationVariables = Exact<{
  ids?: Array<string> | string | null | undefined;
}>;


export type Anonymous_71418857Mutation = { revokeSessions: { revokedIds: Array<string>, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_1790ed34MutationVariables = Exact<{
  input: AcceptInvitationInput;
}>;


export type Anonymous_1790ed34Mutation = { acceptInvitation: { result:
      | { __typename: 'AccountChoice' }
      | { __typename: 'PasswordChangeChallenge' }
      | { __typename: 'SignedIn' }
      | { __typename: 'TwoFactorChallenge' }
      | { __typename: 'TwoFactorEnrolmentChallenge', challenge: string }
     | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_41bf132cMutationVariables = Exact<{
  input: AcceptInvitationInput;
}>;


export type Anonymous_41bf132cMutation = { acceptInvitation: { result:
      | { __typename: 'AccountChoice' }
      | { __typename: 'PasswordChangeChallenge' }
      | { __typename: 'SignedIn', token: string | null, expiresAt: string, viewer: { user: { id: string, name: string, email: string | null, emailVerified: boolean | null, conversationLimit: number | null, language: Language | null, roles: Array<{ name: string }> | null, departments: Array<{ name: string }> } | null } }
      | { __typename: 'TwoFactorChallenge' }
      | { __typename: 'TwoFactorEnrolmentChallenge' }
     | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_8c36e92cMutationVariables = Exact<{
  input: AcceptInvitationInput;
}>;


export type Anonymous_8c36e92cMutation = { acceptInvitation: { result:
      | { viewer: { user: { name: string, departments: Array<{ name: string }> } | null } }
      | Record<PropertyKey, never>
     | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_c6bafec7MutationVariables = Exact<{
  input: AcceptInvitationInput;
}>;


export type Anonymous_c6bafec7Mutation = { acceptInvitation: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_8bce7bdcMutationVariables = Exact<{
  input: AddMessageInput;
}>;


export type Anonymous_8bce7bdcMutation = { addMessage: { message: { id: string, author: Author, signature: string | null, text: string, createdAt: string, user: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_29ba45f2MutationVariables = Exact<{
  input: AddMessageInput;
}>;


export type Anonymous_29ba45f2Mutation = { addMessage: { message: { author: Author, user: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_5a56996cMutationVariables = Exact<{
  input: AddMessageInput;
}>;


export type Anonymous_5a56996cMutation = { addMessage: { message: { id: string } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_d15db094MutationVariables = Exact<{
  input: AssignConversationInput;
}>;


export type Anonymous_d15db094Mutation = { assignConversation: { conversation: { id: string, assignee: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_f76f255eMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type Anonymous_f76f255eMutation = { changePassword: { changed: boolean, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_ad71c5d2MutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type Anonymous_ad71c5d2Mutation = { changePassword: { changed: boolean, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_c278f7c7MutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type Anonymous_c278f7c7Mutation = { changePassword: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_1ecf1170MutationVariables = Exact<{
  input: CloseConversationInput;
}>;


export type Anonymous_1ecf1170Mutation = { closeConversation: { conversation: { id: string } | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_513c0556MutationVariables = Exact<{
  input: CreateAccountInput;
}>;


export type Anonymous_513c0556Mutation = { createAccount: { result:
      | { __typename: 'AccountChoice' }
      | { __typename: 'PasswordChangeChallenge' }
      | { __typename: 'SignedIn', token: string | null, viewer: { account: { id: string } } }
      | { __typename: 'TwoFactorChallenge' }
      | { __typename: 'TwoFactorEnrolmentChallenge' }
     | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_f275a22eMutationVariables = Exact<{
  input: CreateAccountInput;
}>;


export type Anonymous_f275a22eMutation = { createAccount: { result:
      | { __typename: 'AccountChoice' }
      | { __typename: 'PasswordChangeChallenge' }
      | { __typename: 'SignedIn', viewer: { account: { features: Array<Feature> } } }
      | { __typename: 'TwoFactorChallenge' }
      | { __typename: 'TwoFactorEnrolmentChallenge' }
     | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_884bc818MutationVariables = Exact<{
  input: CreateAccountInput;
}>;


export type Anonymous_884bc818Mutation = { createAccount: { result:
      | { __typename: 'AccountChoice' }
      | { __typename: 'PasswordChangeChallenge' }
      | { __typename: 'SignedIn', token: string | null, expiresAt: string, viewer: { permissions: Array<Permission>, user: { id: string, name: string, email: string | null, emailVerified: boolean | null, language: Language | null, roles: Array<{ systemRole: SystemRole | null }> | null } | null, account: { id: string, name: string, slug: string, language: Language, region: string, timeZone: string, signatureEnabled: boolean, invitationDays: number, features: Array<Feature>, seats: { limit: number, used: number, reserved: number, available: number } | null }, session: { current: boolean } | null, sessions: Array<{ id: string }> } }
      | { __typename: 'TwoFactorChallenge' }
      | { __typename: 'TwoFactorEnrolmentChallenge' }
     | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_c2402abdMutationVariables = Exact<{
  input: CreateAccountInput;
}>;


export type Anonymous_c2402abdMutation = { createAccount: { result:
      | { __typename: 'AccountChoice' }
      | { __typename: 'PasswordChangeChallenge' }
      | { __typename: 'SignedIn' }
      | { __typename: 'TwoFactorChallenge' }
      | { __typename: 'TwoFactorEnrolmentChallenge' }
     | null, userErrors: Array<{ code: UserErrorCode, retryAfter: number | null }> } | null };

export type Anonymous_595ac60cMutationVariables = Exact<{
  input: CreateAccountInput;
}>;


export type Anonymous_595ac60cMutation = { createAccount: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_da1c2c83MutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type Anonymous_da1c2c83Mutation = { createApiKey: { token: string | null, apiKey: { id: string, name: string, permissions: Array<Permission>, createdAt: string, lastUsedAt: string | null, expiresAt: string | null, createdBy: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null, permissions: Array<Permission> | null }> } | null };

export type Anonymous_394c7f3fMutationVariables = Exact<{
  input: CreateRoleInput;
}>;


export type Anonymous_394c7f3fMutation = { createRole: { role: { id: string, kind: RoleKind, systemRole: SystemRole | null, name: string, description: string | null, permissions: Array<Permission>, userCount: number | null, version: number } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null, message: string, permissions: Array<Permission> | null }> } | null };

export type Anonymous_f309f89fMutationVariables = Exact<{
  input: CreateUserInput;
}>;


export type Anonymous_f309f89fMutation = { createUser: { user: { id: string, kind: UserKind, status: UserStatus | null, firstName: string, lastName: string, name: string, webchatName: string, email: string | null, emailVerified: boolean | null, language: Language | null, conversationLimit: number | null, absenceMessage: string | null, mustChangePassword: boolean | null, permissions: Array<Permission> | null, version: number, twoFactor: { required: boolean, enabled: boolean } | null, roles: Array<{ name: string }> | null, suspension: { until: string | null, reason: string | null, by: { id: string } | null } | null, departments: Array<{ name: string }>, skills: Array<{ name: string }>, projects: Array<{ name: string }>, channels: Array<{ name: string }>, chatGroups: Array<{ name: string }> } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null, permissions: Array<Permission> | null, retryAfter: number | null }> } | null };

export type Anonymous_a10e5a33MutationVariables = Exact<{
  input: CreateUserInput;
}>;


export type Anonymous_a10e5a33Mutation = { createUser: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_c5a2c22cMutationVariables = Exact<{
  input: DeleteRoleInput;
}>;


export type Anonymous_c5a2c22cMutation = { deleteRole: { deletedId: string | null, movedUserCount: number, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null, message: string, permissions: Array<Permission> | null }> } | null };

export type Anonymous_c167ee04MutationVariables = Exact<{
  input: DeleteRoleInput;
}>;


export type Anonymous_c167ee04Mutation = { deleteRole: { deletedId: string | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_8c8161ffMutationVariables = Exact<{
  input: EraseAccountDataInput;
}>;


export type Anonymous_8c8161ffMutation = { eraseAccountData: { erased: Array<ErasableData>, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_dba9d2d2MutationVariables = Exact<{
  input: InvitationIdsInput;
}>;


export type Anonymous_dba9d2d2Mutation = { resendInvitations: { results: Array<{ id: string, invitation: { id: string, status: InvitationStatus, sendCount: number, version: number } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null, permissions: Array<Permission> | null, retryAfter: number | null }> }>, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_0d20dd5dMutationVariables = Exact<{
  input: InvitationIdsInput;
}>;


export type Anonymous_0d20dd5dMutation = { revokeInvitations: { results: Array<{ id: string, invitation: { id: string, status: InvitationStatus, sendCount: number, version: number } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null, permissions: Array<Permission> | null, retryAfter: number | null }> }>, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_c0b2a93aMutationVariables = Exact<{
  input: InviteUsersInput;
}>;


export type Anonymous_c0b2a93aMutation = { inviteUsers: { results: Array<{ email: string, invitation: { id: string, status: InvitationStatus } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null, permissions: Array<Permission> | null, retryAfter: number | null }> }>, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null, permissions: Array<Permission> | null }> } | null };

export type Anonymous_302c0fbbMutationVariables = Exact<{
  input: InviteUsersInput;
}>;


export type Anonymous_302c0fbbMutation = { inviteUsers: { results: Array<{ userErrors: Array<{ code: UserErrorCode }> }>, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_d072a730MutationVariables = Exact<{
  input: InviteUsersInput;
}>;


export type Anonymous_d072a730Mutation = { inviteUsers: { results: Array<{ userErrors: Array<{ code: UserErrorCode }> }> } | null };

export type Anonymous_22ee14bfMutationVariables = Exact<{
  input: InviteUsersInput;
}>;


export type Anonymous_22ee14bfMutation = { inviteUsers: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_1b3f9e1cMutationVariables = Exact<{
  input: OpenConversationInput;
}>;


export type Anonymous_1b3f9e1cMutation = { openConversation: { conversation: { id: string, protocol: string, status: ConversationStatus, startedBy: Author, createdAt: string, closedAt: string | null, lastMessageAt: string | null, writable: boolean, startedByUser: { id: string } | null, assignee: { id: string } | null, department: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_5d2400c8MutationVariables = Exact<{
  input: OpenConversationInput;
}>;


export type Anonymous_5d2400c8Mutation = { openConversation: { conversation: { id: string } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_7529ad15MutationVariables = Exact<{
  input: OperatorUpdateAccountInput;
}>;


export type Anonymous_7529ad15Mutation = { operatorUpdateAccount: { account: { slug: string, features: Array<Feature>, campaignCredits: number | null, seats: { limit: number, used: number, available: number } | null } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_e9969aa0MutationVariables = Exact<{
  input: OperatorUpdateAccountInput;
}>;


export type Anonymous_e9969aa0Mutation = { operatorUpdateAccount: { account: { features: Array<Feature> } | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_b852f9f3MutationVariables = Exact<{
  input: RecordFeedbackInput;
}>;


export type Anonymous_b852f9f3Mutation = { recordFeedback: { conversation: { id: string, feedback: { rating: number, comment: string | null } | null } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_baf70d0bMutationVariables = Exact<{
  input: RequestEmailChangeInput;
}>;


export type Anonymous_baf70d0bMutation = { requestEmailChange: { accepted: boolean, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_dc730f36MutationVariables = Exact<{
  input: RequestEmailChangeInput;
}>;


export type Anonymous_dc730f36Mutation = { requestEmailChange: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_ca3d8e58MutationVariables = Exact<{
  input: RequestPasswordResetInput;
}>;


export type Anonymous_ca3d8e58Mutation = { requestPasswordReset: { accepted: boolean, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null, retryAfter: number | null }> } | null };

export type Anonymous_a1aa8b68MutationVariables = Exact<{
  input: RequestSeatsInput;
}>;


export type Anonymous_a1aa8b68Mutation = { requestSeats: { accepted: boolean, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null, retryAfter: number | null }> } | null };

export type Anonymous_de0cb905MutationVariables = Exact<{
  input: ResetPasswordInput;
}>;


export type Anonymous_de0cb905Mutation = { resetPassword: { reset: boolean, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_94418abeMutationVariables = Exact<{
  input: ResetPasswordInput;
}>;


export type Anonymous_94418abeMutation = { resetPassword: { reset: boolean, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_029b29f0MutationVariables = Exact<{
  input: SetUserPasswordInput;
}>;


export type Anonymous_029b29f0Mutation = { setUserPassword: { user: { id: string } | null } | null };

export type Anonymous_59b80001MutationVariables = Exact<{
  input: SignInInput;
}>;


export type Anonymous_59b80001Mutation = { signIn: { result:
      | { viewer: { user: { id: string } | null } }
      | Record<PropertyKey, never>
     | null, userErrors: Array<{ code: UserErrorCode }> } | null, revokeSessions: { revokedIds: Array<string>, userErrors: Array<{ code: UserErrorCode }> } | null, signOut: { signedOut: boolean } | null, again: { signedOut: boolean } | null };

export type Anonymous_34726adeMutationVariables = Exact<{
  input: SignInInput;
}>;


export type Anonymous_34726adeMutation = { signIn: { result:
      | { token: string | null, viewer: { user: { id: string } | null } }
      | Record<PropertyKey, never>
     | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_d5223a92MutationVariables = Exact<{
  input: SignInInput;
}>;


export type Anonymous_d5223a92Mutation = { signIn: { result:
      | { __typename: 'AccountChoice' }
      | { __typename: 'PasswordChangeChallenge' }
      | { __typename: 'SignedIn', token: string | null }
      | { __typename: 'TwoFactorChallenge' }
      | { __typename: 'TwoFactorEnrolmentChallenge' }
     | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_fae91404MutationVariables = Exact<{
  input: SignInInput;
}>;


export type Anonymous_fae91404Mutation = { signIn: { result:
      | { __typename: 'AccountChoice' }
      | { __typename: 'PasswordChangeChallenge' }
      | { __typename: 'SignedIn', token: string | null }
      | { __typename: 'TwoFactorChallenge' }
      | { __typename: 'TwoFactorEnrolmentChallenge' }
     | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_4ac51c54MutationVariables = Exact<{
  input: SignInInput;
}>;


export type Anonymous_4ac51c54Mutation = { signIn: { result:
      | { __typename: 'AccountChoice' }
      | { __typename: 'PasswordChangeChallenge' }
      | { __typename: 'SignedIn', viewer: { user: { roles: Array<{ systemRole: SystemRole | null }> | null } | null } }
      | { __typename: 'TwoFactorChallenge' }
      | { __typename: 'TwoFactorEnrolmentChallenge' }
     | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_3b70f8d1MutationVariables = Exact<{
  input: SignInInput;
}>;


export type Anonymous_3b70f8d1Mutation = { signIn: { result:
      | { __typename: 'AccountChoice' }
      | { __typename: 'PasswordChangeChallenge' }
      | { __typename: 'SignedIn' }
      | { __typename: 'TwoFactorChallenge' }
      | { __typename: 'TwoFactorEnrolmentChallenge' }
     | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_7bc823ddMutationVariables = Exact<{
  input: SignInInput;
}>;


export type Anonymous_7bc823ddMutation = { signIn: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_7135792aMutationVariables = Exact<{
  input: SignInWithNewPasswordInput;
}>;


export type Anonymous_7135792aMutation = { signInWithNewPassword: { result:
      | { __typename: 'AccountChoice' }
      | { __typename: 'PasswordChangeChallenge' }
      | { __typename: 'SignedIn', viewer: { user: { id: string, mustChangePassword: boolean | null } | null } }
      | { __typename: 'TwoFactorChallenge' }
      | { __typename: 'TwoFactorEnrolmentChallenge' }
     | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_72d35a04MutationVariables = Exact<{
  input: SignInWithTwoFactorInput;
}>;


export type Anonymous_72d35a04Mutation = { signInWithTwoFactor: { result:
      | { __typename: 'AccountChoice' }
      | { __typename: 'PasswordChangeChallenge' }
      | { __typename: 'SignedIn' }
      | { __typename: 'TwoFactorChallenge' }
      | { __typename: 'TwoFactorEnrolmentChallenge' }
     | null } | null };

export type Anonymous_d309dd86MutationVariables = Exact<{
  input: UpdateAccountInput;
}>;


export type Anonymous_d309dd86Mutation = { updateAccount: { account: { name: string, language: Language, region: string, timeZone: string, signatureEnabled: boolean, allowedEmailDomains: Array<string>, invitationDays: number, retentionDays: number } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_95f7f207MutationVariables = Exact<{
  input: UpdateAccountInput;
}>;


export type Anonymous_95f7f207Mutation = { updateAccount: { account: { twoFactorRequired: boolean } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_fff606ffMutationVariables = Exact<{
  input: UpdateAutomationInput;
}>;


export type Anonymous_fff606ffMutation = { updateAutomation: { automation: { distributionEnabled: boolean } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_33dd6564MutationVariables = Exact<{
  input: UpdateAutomationInput;
}>;


export type Anonymous_33dd6564Mutation = { updateAutomation: { automation: { greeting: string | null, closing: string | null, distributionEnabled: boolean } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_25124691MutationVariables = Exact<{
  input: UpdateAutomationInput;
}>;


export type Anonymous_25124691Mutation = { updateAutomation: { automation: { greeting: string | null } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_a603a600MutationVariables = Exact<{
  input: UpdateRoleInput;
}>;


export type Anonymous_a603a600Mutation = { updateRole: { role: { id: string, kind: RoleKind, systemRole: SystemRole | null, name: string, description: string | null, permissions: Array<Permission>, userCount: number | null, version: number } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null, message: string, permissions: Array<Permission> | null }> } | null };

export type Anonymous_7fcb61d0MutationVariables = Exact<{
  input: UpdateUserInput;
}>;


export type Anonymous_7fcb61d0Mutation = { updateUser: { user: { id: string, twoFactor: { required: boolean } | null } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_380d346aMutationVariables = Exact<{
  input: UpdateUserInput;
}>;


export type Anonymous_380d346aMutation = { updateUser: { user: { id: string } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_b71c430eMutationVariables = Exact<{
  input: UpdateUserInput;
}>;


export type Anonymous_b71c430eMutation = { updateUser: { user: { id: string } | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_3296ff17MutationVariables = Exact<{
  input: UpdateUserInput;
}>;


export type Anonymous_3296ff17Mutation = { updateUser: { userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_7b140fdbMutationVariables = Exact<{
  input: UpdateUserInput;
}>;


export type Anonymous_7b140fdbMutation = { updateUser: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_4b91155eMutationVariables = Exact<{
  input: UpdateUsersInput;
}>;


export type Anonymous_4b91155eMutation = { updateUsers: { results: Array<{ userErrors: Array<{ code: UserErrorCode }> }>, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_85b71108MutationVariables = Exact<{
  input: UpdateUsersInput;
}>;


export type Anonymous_85b71108Mutation = { updateUsers: { results: Array<{ id: string }>, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_cb8ba84dMutationVariables = Exact<{
  name: string;
}>;


export type Anonymous_cb8ba84dMutation = { createDepartment: { department: { id: string } | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_79361356MutationVariables = Exact<{
  name: string;
}>;


export type Anonymous_79361356Mutation = { createDepartment: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_aae3da94MutationVariables = Exact<{
  name: string;
}>;


export type Anonymous_aae3da94Mutation = { createSkill: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_a8abf310MutationVariables = Exact<{
  name: string;
}>;


export type Anonymous_a8abf310Mutation = { updateAccount: { account: { id: string } | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_a02eab04MutationVariables = Exact<{
  name: string;
}>;


export type Anonymous_a02eab04Mutation = { updateProfile: { user: { id: string } | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_fce570e3MutationVariables = Exact<{
  name?: string | null | undefined;
}>;


export type Anonymous_fce570e3Mutation = { updateAccount: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_8a2f48c1MutationVariables = Exact<{
  on: boolean;
}>;


export type Anonymous_8a2f48c1Mutation = { updateAccount: { account: { id: string } | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_f1766a0aMutationVariables = Exact<{
  percent: number;
}>;


export type Anonymous_f1766a0aMutation = { operatorSetRollout: { enabledAccountCount: number, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_1634db9aMutationVariables = Exact<{
  presence: Presence;
}>;


export type Anonymous_1634db9aMutation = { setPresence: { user: { presence: Presence, version: number } | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_856682e7MutationVariables = Exact<{
  roleId: string;
}>;


export type Anonymous_856682e7Mutation = { inviteUsers: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_88992307MutationVariables = Exact<{
  roles?: Array<string> | string | null | undefined;
}>;


export type Anonymous_88992307Mutation = { inviteUsers: { results: Array<{ email: string }>, userErrors: Array<{ code: UserErrorCode, permissions: Array<Permission> | null }> } | null };

export type Anonymous_271f144cMutationVariables = Exact<{
  roles?: Array<string> | string | null | undefined;
}>;


export type Anonymous_271f144cMutation = { inviteUsers: { results: Array<{ invitation: { invitedBy: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode }> }>, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_4c75c14dMutationVariables = Exact<{
  s: Array<string> | string;
  d: Array<string> | string;
}>;


export type Anonymous_4c75c14dMutation = { suspendUsers: { userErrors: Array<{ code: UserErrorCode }> } | null, deleteUsers: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_68a28bbaMutationVariables = Exact<{
  token: string;
}>;


export type Anonymous_68a28bbaMutation = { acceptInvitation: { result:
      | { __typename: 'AccountChoice' }
      | { __typename: 'PasswordChangeChallenge' }
      | { __typename: 'SignedIn', viewer: { permissions: Array<Permission>, user: { roles: Array<{ name: string }> | null } | null } }
      | { __typename: 'TwoFactorChallenge' }
      | { __typename: 'TwoFactorEnrolmentChallenge' }
     | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_3f5e8cf6MutationVariables = Exact<{
  token: string;
}>;


export type Anonymous_3f5e8cf6Mutation = { declineInvitation: { declined: boolean, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_e95d6641MutationVariables = Exact<{
  token: string;
}>;


export type Anonymous_e95d6641Mutation = { verifyEmail: { verified: boolean, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null }> } | null };

export type Anonymous_968690abMutationVariables = Exact<{
  token: string;
}>;


export type Anonymous_968690abMutation = { verifyEmail: { verified: boolean, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_7b90c3b8MutationVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_7b90c3b8Mutation = { createDepartment: { department: { id: string } | null, userErrors: Array<{ code: UserErrorCode }> } | null, createSkill: { skill: { id: string } | null, userErrors: Array<{ code: UserErrorCode }> } | null, createProject: { project: { id: string } | null, userErrors: Array<{ code: UserErrorCode }> } | null, createChannel: { channel: { id: string } | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_7bdb3fd9MutationVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_7bdb3fd9Mutation = { createApiKey: { token: string | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_7962c4a8MutationVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_7962c4a8Mutation = { createApiKey: { token: string | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_56d7d2cfMutationVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_56d7d2cfMutation = { createApiKey: { token: string | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_f2558e24MutationVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_f2558e24Mutation = { createApiKey: { token: string | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_176bea14MutationVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_176bea14Mutation = { createDepartment: { department: { id: string } | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_63104e0fMutationVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_63104e0fMutation = { createDepartment: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_92f4915eMutationVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_92f4915eMutation = { createSkill: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_2cbf62d1MutationVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_2cbf62d1Mutation = { resendVerification: { sent: boolean, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null, retryAfter: number | null }> } | null };

export type Anonymous_78e3c20dMutationVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_78e3c20dMutation = { resendVerification: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_7035d780MutationVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_7035d780Mutation = { setPresence: { user: { id: string } | null } | null };

export type Anonymous_eb1ee173MutationVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_eb1ee173Mutation = { signOut: { signedOut: boolean } | null };

export type Anonymous_355a043eMutationVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_355a043eMutation = { updateAccount: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_6022efbcMutationVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_6022efbcMutation = { updateAccount: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_d74edbf1MutationVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_d74edbf1Mutation = { updateAccount: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_691cdc23MutationVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_691cdc23Mutation = { updateProfile: { userErrors: Array<{ message: string }> } | null };

export type Anonymous_059fe22aMutationVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_059fe22aMutation = { updateProfile: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_5ffc61baMutationVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_5ffc61baMutation = { updateProfile: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_24adc920MutationVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_24adc920Mutation = { updateProfile: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_9ae0622bMutationVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_9ae0622bMutation = { updateProfile: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_4513a051MutationVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_4513a051Mutation = { updateProfile: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_75605428MutationVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_75605428Mutation = { updateProfile: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_d5ce00f9MutationVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_d5ce00f9Mutation = { updateProfile: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_b039e092MutationVariables = Exact<{
  id: string;
}>;


export type Anonymous_b039e092Mutation = { deleteDepartment: { deletedId: string | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_353a35b5MutationVariables = Exact<{
  ids: Array<string> | string;
}>;


export type Anonymous_353a35b5Mutation = { suspendUsers: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_baa7136dMutationVariables = Exact<{
  input: SuspendUsersInput;
}>;


export type Anonymous_baa7136dMutation = { answer: { results: Array<{ id: string, user: { id: string, version: number, status: UserStatus | null } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null, permissions: Array<Permission> | null }> }>, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null, permissions: Array<Permission> | null }> } | null };

export type Anonymous_a8fb150aMutationVariables = Exact<{
  input: SuspendUsersInput;
}>;


export type Anonymous_a8fb150aMutation = { suspendUsers: { results: Array<{ user: { status: UserStatus | null, version: number, suspension: { at: string, until: string | null, reason: string | null, by: { id: string } | null } | null } | null, userErrors: Array<{ code: UserErrorCode }> }>, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_6b6366b0MutationVariables = Exact<{
  input: UpdateProfileInput;
}>;


export type Anonymous_6b6366b0Mutation = { answer: { user: { id: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null, permissions: Array<Permission> | null }> } | null };

export type Anonymous_7d394dcbMutationVariables = Exact<{
  input: UpdateProfileInput;
}>;


export type Anonymous_7d394dcbMutation = { updateProfile: { user: { name: string, webchatName: string, absenceMessage: string | null, language: Language | null, version: number } | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_55ef7f7aMutationVariables = Exact<{
  input: UpdateUserInput;
}>;


export type Anonymous_55ef7f7aMutation = { answer: { user: { id: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null, permissions: Array<Permission> | null }> } | null };

export type Anonymous_0ba4937cMutationVariables = Exact<{
  input: UpdateUserInput;
}>;


export type Anonymous_0ba4937cMutation = { updateUser: { user: { firstName: string, lastName: string, webchatName: string, conversationLimit: number | null, absenceMessage: string | null, version: number, roles: Array<{ name: string }> | null, departments: Array<{ name: string }> } | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_a25b0eb4MutationVariables = Exact<{
  input: UpdateUsersInput;
}>;


export type Anonymous_a25b0eb4Mutation = { answer: { results: Array<{ id: string, user: { id: string, version: number, status: UserStatus | null } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null, permissions: Array<Permission> | null }> }>, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null, permissions: Array<Permission> | null }> } | null };

export type Anonymous_7a5798cdMutationVariables = Exact<{
  input: UserIdsInput;
}>;


export type Anonymous_7a5798cdMutation = { answer: { results: Array<{ id: string, user: { id: string, version: number, status: UserStatus | null } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null, permissions: Array<Permission> | null }> }>, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null, permissions: Array<Permission> | null }> } | null };

export type Anonymous_20b56480MutationVariables = Exact<{
  input: UserIdsInput;
}>;


export type Anonymous_20b56480Mutation = { answer: { results: Array<{ id: string, user: { id: string, version: number, status: UserStatus | null } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null, permissions: Array<Permission> | null }> }>, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null, permissions: Array<Permission> | null }> } | null };

export type Anonymous_ecf6cedcMutationVariables = Exact<{
  input: UserIdsInput;
}>;


export type Anonymous_ecf6cedcMutation = { answer: { results: Array<{ id: string, user: { id: string, version: number, status: UserStatus | null } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null, permissions: Array<Permission> | null }> }>, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null, permissions: Array<Permission> | null }> } | null };

export type Anonymous_b67bd54eMutationVariables = Exact<{
  name: string;
}>;


export type Anonymous_b67bd54eMutation = { createDepartment: { department: { id: string } | null, userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_c1120573MutationVariables = Exact<{
  until?: string | null | undefined;
}>;


export type Anonymous_c1120573Mutation = { suspendUsers: { userErrors: Array<{ code: UserErrorCode }> } | null };

export type Anonymous_7464c265QueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type Anonymous_7464c265Query = { events: { nodes: Array<
      | { sequence: number, cursor: string }
      | { sequence: number, cursor: string }
      | { sequence: number, cursor: string }
      | { sequence: number, cursor: string }
      | { sequence: number, cursor: string }
      | { sequence: number, cursor: string }
      | { sequence: number, cursor: string }
    > } | null };

export type Anonymous_fee56b85QueryVariables = Exact<{
  conversations?: number | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type Anonymous_fee56b85Query = { conversations: { nodes: Array<{ messages: { totalCount: number, nodes: Array<{ text: string }>, edges: Array<{ cursor: string, node: { text: string } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } }> } | null };

export type Anonymous_b748e547QueryVariables = Exact<{
  filter?: ConversationFilter | null | undefined;
}>;


export type Anonymous_b748e547Query = { conversations: { totalCount: number, nodes: Array<{ id: string }> } | null };

export type Anonymous_721a77d2QueryVariables = Exact<{
  filter?: EventFilter | null | undefined;
}>;


export type Anonymous_721a77d2Query = { events: { totalCount: number } | null };

export type Anonymous_44b2dcf4QueryVariables = Exact<{
  filter?: UserFilter | null | undefined;
}>;


export type Anonymous_44b2dcf4Query = { users: { totalCount: number, nodes: Array<{ firstName: string }> } | null };

export type Anonymous_7b36c89dQueryVariables = Exact<{
  filter?: UserFilter | null | undefined;
}>;


export type Anonymous_7b36c89dQuery = { users: { totalCount: number } | null };

export type Anonymous_5b3287deQueryVariables = Exact<{
  filter?: UserFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type Anonymous_5b3287deQuery = { users: { totalCount: number } | null };

export type Anonymous_7243b2fcQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type Anonymous_7243b2fcQuery = { organizations: { totalCount: number, nodes: Array<{ name: string, users: { totalCount: number, nodes: Array<{ firstName: string, organization: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null }> } | null };

export type Anonymous_2e981fb4QueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  groups?: number | null | undefined;
}>;


export type Anonymous_2e981fb4Query = { contactGroups: { nodes: Array<{ name: string, contacts: { totalCount: number, nodes: Array<{ name: string, groups: Array<{ name: string }> | null }>, edges: Array<{ cursor: string, node: { name: string } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } | null }> } | null };

export type Anonymous_31206e50QueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: ContactFilter | null | undefined;
}>;


export type Anonymous_31206e50Query = { contacts: { totalCount: number, nodes: Array<{ name: string }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } | null };

export type Anonymous_f0c8c84fQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: InvitationFilter | null | undefined;
  orderBy?: InvitationOrder | null | undefined;
}>;


export type Anonymous_f0c8c84fQuery = { invitations: { totalCount: number, nodes: Array<{ email: string }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } | null };

export type Anonymous_ad640a8fQueryVariables = Exact<{
  from: string;
  to: string;
}>;


export type Anonymous_ad640a8fQuery = { indicators: Array<{ averageRating: number | null, user: { name: string }, feedback: Array<{ rating: number, comment: string | null }> | null }> | null };

export type Anonymous_2af75534QueryVariables = Exact<{
  from: string;
  to: string;
  userIds?: Array<string> | string | null | undefined;
}>;


export type Anonymous_2af75534Query = { indicators: Array<{ conversationsReceived: number, conversationsClosed: number, messagesSent: number, firstResponseSeconds: number | null, user: { id: string, name: string, email: string | null } }> | null };

export type Anonymous_2d3768d8QueryVariables = Exact<{
  from: string;
  to: string;
  userIds?: Array<string> | string | null | undefined;
  feedback: boolean;
}>;


export type Anonymous_2d3768d8Query = { indicators: Array<{ conversationsReceived: number, conversationsClosed: number, messagesSent: number, firstResponseSeconds: number | null, averageRating?: number | null, user: { id: string, name: string }, feedback?: Array<{ rating: number, comment: string | null, createdAt: string }> | null }> | null };

export type Anonymous_09c1021cQueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_09c1021cQuery = { contact: { id: string } | null, contacts: { totalCount: number, nodes: Array<{ id: string }> } | null };

export type Anonymous_cd156d90QueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_cd156d90Query = { contact: { name: string, email: string | null, phone: string | null, groups: Array<{ name: string }> | null } | null };

export type Anonymous_61d4235fQueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_61d4235fQuery = { contactGroup: { name: string, organizations: Array<{ name: string, version: number }> | null, contacts: { nodes: Array<{ name: string }> } | null } | null };

export type Anonymous_a0108613QueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_a0108613Query = { contactGroup: { one: { nodes: Array<{ name: string }> } | null, all: { list: Array<{ name: string }> } | null } | null };

export type Anonymous_e998d1a4QueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_e998d1a4Query = { conversation: { contact: { id: string, name: string }, channel: { id: string } | null, department: { name: string } | null, project: { name: string } | null, chatGroup: { name: string } | null, requiredSkills: Array<{ name: string }> | null, labels: Array<{ name: string }> | null, feedback: { rating: number } | null } | null };

export type Anonymous_38a5e7a5QueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_38a5e7a5Query = { conversation: { assignee: { id: string } | null } | null };

export type Anonymous_4f113d29QueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_4f113d29Query = { conversation: { id: string, feedback: { rating: number } | null } | null };

export type Anonymous_d687dc6fQueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_d687dc6fQuery = { conversation: { id: string } | null };

export type Anonymous_a95eb3b8QueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_a95eb3b8Query = { conversation: { lastMessageAt: string | null, messages: { nodes: Array<{ author: Author, text: string, signature: string | null, createdAt: string, user: { id: string } | null }> } } | null };

export type Anonymous_e6026043QueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_e6026043Query = { conversation: { lastMessageAt: string | null, messages: { nodes: Array<{ text: string, createdAt: string }> } } | null };

export type Anonymous_5f17fa43QueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_5f17fa43Query = { conversation: { messages: { nodes: Array<{ text: string, attachmentsHidden: boolean, attachments: Array<{ id: string, fileName: string, mediaType: string, byteLength: number, url: string }> }> } } | null };

export type Anonymous_b917bd13QueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_b917bd13Query = { conversation: { messages: { nodes: Array<{ author: Author, text: string, signature: string | null, user: { id: string } | null }> } } | null };

export type Anonymous_433a22e8QueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_433a22e8Query = { conversation: { status: ConversationStatus, assignee: { id: string } | null } | null };

export type Anonymous_166e7fc2QueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_166e7fc2Query = { conversations: { totalCount: number } | null, conversation: { id: string } | null };

export type Anonymous_62a74b1eQueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_62a74b1eQuery = { invitation: { id: string, email: string, kind: UserKind, status: InvitationStatus, conversationLimit: number | null, message: string | null, language: Language, createdAt: string, sentAt: string, sendCount: number, expiresAt: string, delivery: MailDelivery, version: number, roles: Array<{ name: string }>, departments: Array<{ name: string }>, invitedBy: { id: string, name: string } | null, acceptedBy: { id: string, name: string } | null } | null };

export type Anonymous_3b351719QueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_3b351719Query = { invitation: { email: string } | null };

export type Anonymous_1d54e459QueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_1d54e459Query = { invitation: { id: string } | null };

export type Anonymous_aa4f10aeQueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_aa4f10aeQuery = { invitation: { invitedBy: { id: string } | null } | null };

export type Anonymous_f845fb74QueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_f845fb74Query = { invitation: { kind: UserKind, roles: Array<{ id: string }>, organization: { name: string } | null } | null };

export type Anonymous_ad2596fcQueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_ad2596fcQuery = { invitation: { version: number, status: InvitationStatus, roles: Array<{ name: string }> } | null };

export type Anonymous_bc4f2119QueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_bc4f2119Query = { invitations: { totalCount: number, nodes: Array<{ email: string, organization: { id: string } | null }> } | null };

export type Anonymous_81506bafQueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_81506bafQuery = { organization: { name: string, version: number, contactGroups: Array<{ name: string, organizations: Array<{ name: string }> | null }> | null, users: { totalCount: number, nodes: Array<{ name: string, kind: UserKind, organization: { id: string } | null }> } | null } | null };

export type Anonymous_9baa292dQueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_9baa292dQuery = { user: { email: string | null } | null };

export type Anonymous_c7adae15QueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_c7adae15Query = { user: { emailVerified: boolean | null } | null };

export type Anonymous_c76cd6a6QueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_c76cd6a6Query = { user: { name: string, email: string | null } | null };

export type Anonymous_612ef2d7QueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_612ef2d7Query = { user: { name: string, status: UserStatus | null } | null };

export type Anonymous_effffeddQueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_effffeddQuery = { user: { openConversationCount: number | null } | null };

export type Anonymous_0bc54e56QueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_0bc54e56Query = { user: { presence: Presence } | null };

export type Anonymous_2130b72cQueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_2130b72cQuery = { user: { roles: Array<{ name: string }> | null } | null };

export type Anonymous_562c0448QueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_562c0448Query = { user: { skills: Array<{ name: string }> } | null };

export type Anonymous_e09daebcQueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_e09daebcQuery = { user: { status: UserStatus | null, suspension: { at: string } | null } | null };

export type Anonymous_6531d02bQueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_6531d02bQuery = { user: { suspension: { by: { id: string } | null } | null } | null };

export type Anonymous_5e0e555eQueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_5e0e555eQuery = { user: { version: number, chatGroups: Array<{ id: string }> } | null };

export type Anonymous_bd4f048cQueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_bd4f048cQuery = { users: { totalCount: number, nodes: Array<{ firstName: string }> } | null };

export type Anonymous_d102c470QueryVariables = Exact<{
  id: string;
  protocol: string;
}>;


export type Anonymous_d102c470Query = { byId: { id: string, messages: { totalCount: number, nodes: Array<{ text: string }> } } | null, byProtocol: { id: string } | null };

export type Anonymous_02f82ef6QueryVariables = Exact<{
  id: string;
  protocol: string;
}>;


export type Anonymous_02f82ef6Query = { byId: { id: string } | null, byProtocol: { id: string } | null, conversations: { totalCount: number } | null };

export type Anonymous_e0fae429QueryVariables = Exact<{
  id: string;
  protocol: string;
}>;


export type Anonymous_e0fae429Query = { byId: { id: string } | null, byProtocol: { id: string } | null, conversations: { totalCount: number, nodes: Array<{ id: string }> } | null };

export type Anonymous_5ceedfcdQueryVariables = Exact<{
  id: string;
  user: string;
}>;


export type Anonymous_5ceedfcdQuery = { conversation: { assignee: { id: string } | null } | null, user: { openConversationCount: number | null } | null };

export type Anonymous_1ee749e9QueryVariables = Exact<{
  names: boolean;
}>;


export type Anonymous_1ee749e9Query = { viewer: { user: { name?: string, email?: string | null } | null } | null };

export type Anonymous_c5f8e0aaQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type Anonymous_c5f8e0aaQuery = { all: { totalCount: number, nodes: Array<{ id: string }> } | null, byCreation: { nodes: Array<{ id: string }> } | null, conversations: { totalCount: number, nodes: Array<{ id: string }> } | null };

export type Anonymous_a74ac617QueryVariables = Exact<{
  search?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type Anonymous_a74ac617Query = { contactGroups: { totalCount: number, nodes: Array<{ name: string }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } | null };

export type Anonymous_4b023cb4QueryVariables = Exact<{
  slug: string;
}>;


export type Anonymous_4b023cb4Query = { accountPreview: { name: string } | null };

export type Anonymous_eb6e6f73QueryVariables = Exact<{
  slug: string;
}>;


export type Anonymous_eb6e6f73Query = { accountPreview: { slug: string, name: string, language: Language } | null };

export type Anonymous_de7df259QueryVariables = Exact<{
  token: string;
}>;


export type Anonymous_de7df259Query = { invitationPreview: { accountName: string, email: string, invitedByName: string | null, roleNames: Array<string>, organizationName: string | null, status: InvitationStatus, expiresAt: string } | null };

export type Anonymous_d0647c09QueryVariables = Exact<{
  userId: string;
  permission: Permission;
}>;


export type Anonymous_d0647c09Query = { explainAccess: { permission: Permission, granted: boolean, obstacles: Array<AccessObstacle>, user: { id: string, status: UserStatus | null }, heldBy: Array<{ name: string }>, givenBy: Array<{ name: string, assignable: boolean }> } | null };

export type Anonymous_6ab6e2e2QueryVariables = Exact<{
  with: boolean;
  first?: number | null | undefined;
}>;


export type Anonymous_6ab6e2e2Query = { users: { nodes: Array<{ id: string, name?: string }> } | null };

export type Anonymous_869d1b83QueryVariables = Exact<{
  filter?: UserFilter | null | undefined;
}>;


export type Anonymous_869d1b83Query = { users: { nodes: Array<{ id: string }> } | null };

export type Anonymous_7f5daac4QueryVariables = Exact<{
  filter?: UserFilter | null | undefined;
  orderBy?: UserOrder | null | undefined;
}>;


export type Anonymous_7f5daac4Query = { users: { nodes: Array<{ id: string }> } | null };

export type Anonymous_6de90b76QueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: UserFilter | null | undefined;
  orderBy?: UserOrder | null | undefined;
}>;


export type Anonymous_6de90b76Query = { users: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string, node: { id: string, name: string } }> } | null };

export type Anonymous_fa1908cdQueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_fa1908cdQuery = { role: { assignable: boolean } | null };

export type Anonymous_71ec6edfQueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_71ec6edfQuery = { role: { systemRole: SystemRole | null } | null };

export type Anonymous_38eb325eQueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_38eb325eQuery = { user: { id: string, kind: UserKind, firstName: string, lastName: string, name: string, webchatName: string, createdAt: string, version: number, manageable: boolean, email: string | null, emailVerified: boolean | null, status: UserStatus | null, permissions: Array<Permission> | null, conversationLimit: number | null, absenceMessage: string | null, lastSeenAt: string | null, language: Language | null, departments: Array<{ name: string }>, suspension: { reason: string | null } | null, roles: Array<{ name: string }> | null } | null, viewer: { user: { id: string, kind: UserKind, firstName: string, lastName: string, name: string, webchatName: string, createdAt: string, version: number, manageable: boolean, email: string | null, emailVerified: boolean | null, status: UserStatus | null, permissions: Array<Permission> | null, conversationLimit: number | null, absenceMessage: string | null, lastSeenAt: string | null, language: Language | null, departments: Array<{ name: string }>, suspension: { reason: string | null } | null, roles: Array<{ name: string }> | null } | null } | null };

export type All_38eb325eFragment = { id: string, kind: UserKind, firstName: string, lastName: string, name: string, webchatName: string, createdAt: string, version: number, manageable: boolean, email: string | null, emailVerified: boolean | null, status: UserStatus | null, permissions: Array<Permission> | null, conversationLimit: number | null, absenceMessage: string | null, lastSeenAt: string | null, language: Language | null, departments: Array<{ name: string }>, suspension: { reason: string | null } | null, roles: Array<{ name: string }> | null };

export type Anonymous_e66e7379QueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_e66e7379Query = { user: { id: string } | null, users: { totalCount: number, nodes: Array<{ id: string }> } | null, roles: Array<{ systemRole: SystemRole | null, userCount: number | null }> | null };

export type Anonymous_442e3393QueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_442e3393Query = { user: { manageable: boolean } | null };

export type Anonymous_7fc29287QueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_7fc29287Query = { user: { name: string } | null };

export type Anonymous_2b4a6d1dQueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_2b4a6d1dQuery = { user: { suspension: { at: string } | null } | null };

export type Anonymous_c8d0c57eQueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_c8d0c57eQuery = { user: { version: number, suspension: { at: string } | null } | null };

export type Anonymous_f4ce5a3bQueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_f4ce5a3bQuery = { user: { webchatName: string, conversationLimit: number | null, absenceMessage: string | null, departments: Array<{ name: string }> } | null };

export type Anonymous_1dfd3f34QueryVariables = Exact<{
  id: string;
}>;


export type Anonymous_1dfd3f34Query = { viewer: { account: { seats: { used: number, available: number } | null } } | null, user: { email: string | null, roles: Array<{ systemRole: SystemRole | null }> | null } | null };

export type Anonymous_18a988a9SubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type Anonymous_18a988a9Subscription = { viewerEvents:
    | { kind: EventKind, actorName: string, account: { features: Array<Feature> } }
    | { kind: EventKind, actorName: string }
    | { kind: EventKind, actorName: string }
    | { kind: EventKind, actorName: string }
    | { kind: EventKind, actorName: string }
    | { kind: EventKind, actorName: string }
    | { kind: EventKind, actorName: string }
   };

export type Anonymous_e84102d1SubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type Anonymous_e84102d1Subscription = { viewerEvents:
    | { kind: EventKind, sequence: number }
    | { kind: EventKind, sequence: number }
    | { kind: EventKind, sequence: number }
    | { kind: EventKind, sequence: number }
    | { kind: EventKind, sequence: number, role: { name: string, permissions: Array<Permission> } | null }
    | { kind: EventKind, sequence: number }
    | { kind: EventKind, sequence: number, user: { roles: Array<{ name: string }> | null } | null }
   };

export type Anonymous_807fbf18SubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type Anonymous_807fbf18Subscription = { events:
    | { __typename: 'AccountEvent', id: string, kind: EventKind, sequence: number, cursor: string, actorName: string, actor: { name: string } | null, changes: Array<{ field: string, before: string | null, after: string | null }> }
    | { __typename: 'ApiKeyEvent', id: string, kind: EventKind, sequence: number, cursor: string, actorName: string, actor: { name: string } | null, changes: Array<{ field: string, before: string | null, after: string | null }> }
    | { __typename: 'InvitationEvent', id: string, kind: EventKind, sequence: number, cursor: string, actorName: string, actor: { name: string } | null, changes: Array<{ field: string, before: string | null, after: string | null }> }
    | { __typename: 'OrganizationEvent', id: string, kind: EventKind, sequence: number, cursor: string, actorName: string, actor: { name: string } | null, changes: Array<{ field: string, before: string | null, after: string | null }> }
    | { __typename: 'RoleEvent', id: string, kind: EventKind, sequence: number, cursor: string, actorName: string, actor: { name: string } | null, changes: Array<{ field: string, before: string | null, after: string | null }> }
    | { __typename: 'StructureEvent', name: string, structureKind: StructureKind, id: string, kind: EventKind, sequence: number, cursor: string, actorName: string, actor: { name: string } | null, changes: Array<{ field: string, before: string | null, after: string | null }> }
    | { __typename: 'UserEvent', id: string, kind: EventKind, sequence: number, cursor: string, actorName: string, actor: { name: string } | null, changes: Array<{ field: string, before: string | null, after: string | null }> }
   };

export type Anonymous_3d2d986bSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type Anonymous_3d2d986bSubscription = { events:
    | { __typename: 'AccountEvent', subjectId: string | null, kind: EventKind, actorName: string }
    | { __typename: 'ApiKeyEvent', kind: EventKind, actorName: string }
    | { __typename: 'InvitationEvent', kind: EventKind, actorName: string }
    | { __typename: 'OrganizationEvent', organizationId: string, kind: EventKind, actorName: string, organization: { name: string, contactGroups: Array<{ name: string }> | null, users: { totalCount: number } | null } | null }
    | { __typename: 'RoleEvent', kind: EventKind, actorName: string }
    | { __typename: 'StructureEvent', structureKind: StructureKind, structureId: string, name: string, kind: EventKind, actorName: string }
    | { __typename: 'UserEvent', kind: EventKind, actorName: string }
   };

export type Anonymous_e185d027SubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type Anonymous_e185d027Subscription = { events:
    | { kind: EventKind }
    | { kind: EventKind }
    | { kind: EventKind }
    | { kind: EventKind }
    | { kind: EventKind, role: { permissions: Array<Permission>, userCount: number | null } | null }
    | { kind: EventKind }
    | { kind: EventKind, user: { email: string | null } | null }
   };

export type Anonymous_8e11795cSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type Anonymous_8e11795cSubscription = { events:
    | { kind: EventKind, actorName: string, actor: { name: string, email: string | null, manageable: boolean } | null }
    | { kind: EventKind, actorName: string, actor: { name: string, email: string | null, manageable: boolean } | null }
    | { kind: EventKind, actorName: string, actor: { name: string, email: string | null, manageable: boolean } | null }
    | { kind: EventKind, actorName: string, actor: { name: string, email: string | null, manageable: boolean } | null }
    | { kind: EventKind, actorName: string, actor: { name: string, email: string | null, manageable: boolean } | null }
    | { kind: EventKind, actorName: string, actor: { name: string, email: string | null, manageable: boolean } | null }
    | { kind: EventKind, actorName: string, actor: { name: string, email: string | null, manageable: boolean } | null }
   };

export type Anonymous_55abcad7SubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type Anonymous_55abcad7Subscription = { events:
    | { kind: EventKind }
    | { kind: EventKind }
    | { kind: EventKind }
    | { kind: EventKind }
    | { kind: EventKind }
    | { kind: EventKind }
    | { kind: EventKind }
   };

export type Anonymous_badfc121SubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type Anonymous_badfc121Subscription = { events:
    | { sequence: number, cursor: string }
    | { sequence: number, cursor: string }
    | { sequence: number, cursor: string }
    | { sequence: number, cursor: string }
    | { sequence: number, cursor: string }
    | { sequence: number, cursor: string }
    | { sequence: number, cursor: string }
   };

export type Anonymous_eb747070SubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type Anonymous_eb747070Subscription = { events:
    | { sequence: number, kind: EventKind }
    | { sequence: number, kind: EventKind }
    | { sequence: number, kind: EventKind }
    | { sequence: number, kind: EventKind }
    | { sequence: number, kind: EventKind }
    | { sequence: number, kind: EventKind }
    | { sequence: number, kind: EventKind }
   };

export type Anonymous_e9cba9c5SubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type Anonymous_e9cba9c5Subscription = { events:
    | { sequence: number }
    | { sequence: number }
    | { sequence: number }
    | { sequence: number }
    | { sequence: number }
    | { sequence: number }
    | { sequence: number }
   };

export type Anonymous_041b946cSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type Anonymous_041b946cSubscription = { events:
    | { __typename: 'AccountEvent', kind: EventKind, account: { id: string }, changes: Array<{ field: string }> }
    | { __typename: 'ApiKeyEvent', kind: EventKind, changes: Array<{ field: string }> }
    | { __typename: 'InvitationEvent', kind: EventKind, changes: Array<{ field: string }> }
    | { __typename: 'OrganizationEvent', kind: EventKind, changes: Array<{ field: string }> }
    | { __typename: 'RoleEvent', kind: EventKind, changes: Array<{ field: string }> }
    | { __typename: 'StructureEvent', kind: EventKind, changes: Array<{ field: string }> }
    | { __typename: 'UserEvent', kind: EventKind, changes: Array<{ field: string }> }
   };

export type Anonymous_ea809745SubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type Anonymous_ea809745Subscription = { invitationEvents: { kind: EventKind, actorName: string, email: string, actor: { id: string } | null, changes: Array<{ field: string, before: string | null, after: string | null }>, invitation: { id: string, status: InvitationStatus, version: number } | null } };

export type Anonymous_2c960e98SubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type Anonymous_2c960e98Subscription = { userEvents: { __typename: 'UserEvent', kind: EventKind, userId: string, user: { twoFactor: { enabled: boolean, recoveryCodesLeft: number } | null } | null } };

export type Anonymous_2cd49f3aSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type Anonymous_2cd49f3aSubscription = { userEvents: { kind: EventKind, actorName: string, user: { name: string, roles: Array<{ name: string }> | null } | null } };

export type Anonymous_ddda29abSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type Anonymous_ddda29abSubscription = { userEvents: { kind: EventKind } };

export type Anonymous_09f571bbSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type Anonymous_09f571bbSubscription = { userEvents: { sequence: number } };

export type Anonymous_50b83780SubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type Anonymous_50b83780Subscription = { userEvents: { user: { departments: Array<{ id: string }> } | null } };

export type Anonymous_5b2ce631SubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type Anonymous_5b2ce631Subscription = { userEvents: { user: { name: string, email: string | null, manageable: boolean, account: string } | null } };

export type Anonymous_d127bae4SubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type Anonymous_d127bae4Subscription = { userEvents: { user: { name: string, email: string | null } | null } };

export type Anonymous_48cbaa23SubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type Anonymous_48cbaa23Subscription = { userEvents: { user: { roles: Array<{ name: string }> | null } | null } };

export type Anonymous_897bc931SubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type Anonymous_897bc931Subscription = { viewerEvents:
    | { kind: EventKind }
    | { apiKeyId: string, kind: EventKind }
    | { kind: EventKind }
    | { kind: EventKind }
    | { kind: EventKind }
    | { kind: EventKind }
    | { kind: EventKind }
   };

export type Anonymous_a01e9ab5SubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type Anonymous_a01e9ab5Subscription = { viewerEvents:
    | { kind: EventKind, changes: Array<{ field: string, after: string | null }> }
    | { kind: EventKind, changes: Array<{ field: string, after: string | null }> }
    | { kind: EventKind, changes: Array<{ field: string, after: string | null }> }
    | { kind: EventKind, changes: Array<{ field: string, after: string | null }> }
    | { kind: EventKind, changes: Array<{ field: string, after: string | null }> }
    | { kind: EventKind, changes: Array<{ field: string, after: string | null }> }
    | { kind: EventKind, changes: Array<{ field: string, after: string | null }> }
   };

export type Anonymous_314d0658SubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type Anonymous_314d0658Subscription = { viewerEvents:
    | { kind: EventKind, changes: Array<{ field: string }> }
    | { kind: EventKind, changes: Array<{ field: string }> }
    | { kind: EventKind, changes: Array<{ field: string }> }
    | { kind: EventKind, changes: Array<{ field: string }> }
    | { kind: EventKind, changes: Array<{ field: string }> }
    | { kind: EventKind, changes: Array<{ field: string }> }
    | { kind: EventKind, user: { skills: Array<{ name: string }>, channels: Array<{ name: string, managers: Array<{ id: string }> | null }> } | null, changes: Array<{ field: string }> }
   };

export type Anonymous_781decbdSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type Anonymous_781decbdSubscription = { viewerEvents:
    | { kind: EventKind, sequence: number }
    | { kind: EventKind, sequence: number }
    | { kind: EventKind, sequence: number }
    | { kind: EventKind, sequence: number }
    | { kind: EventKind, sequence: number }
    | { kind: EventKind, sequence: number }
    | { kind: EventKind, sequence: number, user: { name: string, roles: Array<{ name: string }> | null } | null }
   };

export type Anonymous_e4e071baSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type Anonymous_e4e071baSubscription = { viewerEvents:
    | { kind: EventKind }
    | { kind: EventKind }
    | { kind: EventKind }
    | { kind: EventKind }
    | { kind: EventKind }
    | { kind: EventKind }
    | { kind: EventKind }
   };

export type Anonymous_be6803e8SubscriptionVariables = Exact<{
  after?: string | null | undefined;
  filter?: EventFilter | null | undefined;
}>;


export type Anonymous_be6803e8Subscription = { events:
    | { kind: EventKind, actorName: string, changes: Array<{ field: string, before: string | null, after: string | null }> }
    | { kind: EventKind, actorName: string, changes: Array<{ field: string, before: string | null, after: string | null }> }
    | { kind: EventKind, actorName: string, changes: Array<{ field: string, before: string | null, after: string | null }> }
    | { kind: EventKind, actorName: string, changes: Array<{ field: string, before: string | null, after: string | null }> }
    | { kind: EventKind, actorName: string, changes: Array<{ field: string, before: string | null, after: string | null }> }
    | { structureKind: StructureKind, structureId: string, name: string, kind: EventKind, actorName: string, changes: Array<{ field: string, before: string | null, after: string | null }> }
    | { kind: EventKind, actorName: string, changes: Array<{ field: string, before: string | null, after: string | null }> }
   };

export type Anonymous_9e979b75SubscriptionVariables = Exact<{
  after?: string | null | undefined;
  filter?: EventFilter | null | undefined;
}>;


export type Anonymous_9e979b75Subscription = { events:
    | { kind: EventKind }
    | { kind: EventKind }
    | { kind: EventKind }
    | { kind: EventKind }
    | { kind: EventKind }
    | { kind: EventKind }
    | { kind: EventKind }
   };

export type Anonymous_391e8e91SubscriptionVariables = Exact<{
  after?: string | null | undefined;
  mine: boolean;
}>;


export type Anonymous_391e8e91Subscription = { userEvents: { user: { name: string, roles: Array<{ name: string, assignable?: boolean }> | null } | null } };

export type Anonymous_44c8f0c1SubscriptionVariables = Exact<{
  id: string;
}>;


export type Anonymous_44c8f0c1Subscription = { userEvents: { kind: EventKind } };

export type Anonymous_a95f9539SubscriptionVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_a95f9539Subscription = { events:
    | { kind: EventKind, actorName: string }
    | { apiKeyId: string, kind: EventKind, actorName: string }
    | { kind: EventKind, actorName: string }
    | { kind: EventKind, actorName: string }
    | { kind: EventKind, actorName: string }
    | { kind: EventKind, actorName: string }
    | { kind: EventKind, actorName: string }
   };

export type Anonymous_dca6cef7SubscriptionVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_dca6cef7Subscription = { events:
    | { kind: EventKind }
    | { kind: EventKind }
    | { kind: EventKind }
    | { kind: EventKind }
    | { kind: EventKind }
    | { kind: EventKind }
    | { kind: EventKind }
   };

export type Anonymous_e0436d3cSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_e0436d3cSubscription = { events:
    | { sequence: number }
    | { sequence: number }
    | { sequence: number }
    | { sequence: number }
    | { sequence: number }
    | { sequence: number }
    | { sequence: number }
   };

export type Anonymous_d66f5993SubscriptionVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_d66f5993Subscription = { userEvents: { kind: EventKind } };

export type Anonymous_e37143f9SubscriptionVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_e37143f9Subscription = { viewerEvents:
    | { kind: EventKind }
    | { kind: EventKind }
    | { kind: EventKind }
    | { kind: EventKind }
    | { kind: EventKind }
    | { kind: EventKind }
    | { kind: EventKind }
   };

export type Anonymous_b9e87ee9QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_b9e87ee9Query = { events: { nodes: Array<
      | { kind: EventKind, account: { id: string }, actor: { firstName: string } | null }
      | { kind: EventKind, actor: { firstName: string } | null }
      | { kind: EventKind, actor: { firstName: string } | null }
      | { kind: EventKind, actor: { firstName: string } | null }
      | { kind: EventKind, actor: { firstName: string } | null }
      | { name: string, kind: EventKind, actor: { firstName: string } | null }
      | { kind: EventKind, user: { firstName: string } | null, actor: { firstName: string } | null }
    > } | null };

export type Anonymous_3a538395QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_3a538395Query = { __typename: 'Query', viewer: { __typename: 'Viewer', user: { __typename: 'User' } | null } | null, users: { __typename: 'UserConnection', nodes: Array<{ __typename: 'User' }>, pageInfo: { __typename: 'PageInfo' } } | null };

export type Anonymous_69d0b3f0QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_69d0b3f0Query = { apiKeys: Array<{ id: string, name: string, permissions: Array<Permission>, createdAt: string, lastUsedAt: string | null, expiresAt: string | null, createdBy: { id: string, name: string } | null }> | null };

export type Anonymous_0211fa3fQueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_0211fa3fQuery = { apiKeys: Array<{ lastUsedAt: string | null }> | null };

export type Anonymous_c8a21846QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_c8a21846Query = { automation: { distributionEnabled: boolean } | null };

export type Anonymous_3c03dd2aQueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_3c03dd2aQuery = { automation: { greeting: string | null, closing: string | null, distributionEnabled: boolean } | null };

export type Anonymous_cb934499QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_cb934499Query = { chatGroups: Array<{ name: string, participants: Array<{ name: string, chatGroups: Array<{ id: string }> }> | null }> | null };

export type Anonymous_300c3c50QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_300c3c50Query = { contacts: { totalCount: number } | null };

export type Anonymous_69091a17QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_69091a17Query = { conversations: { pageInfo: { endCursor: string | null } } | null };

export type Anonymous_164a7c35QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_164a7c35Query = { conversations: { totalCount: number } | null };

export type Anonymous_3b4599b7QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_3b4599b7Query = { conversations: { nodes: Array<{ id: string }> } | null };

export type Anonymous_62af6511QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_62af6511Query = { departments: Array<{ id: string }> | null, viewer: { eventCursor: string } | null, again: Array<{ id: string }> | null };

export type Anonymous_812cfa31QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_812cfa31Query = { departments: Array<{ id: string }> | null };

export type Anonymous_ea8476e2QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_ea8476e2Query = { departments: Array<{ name: string, userCount: number | null }> | null };

export type Anonymous_2df8e9a1QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_2df8e9a1Query = { events: { nodes: Array<
      | { __typename: 'AccountEvent', kind: EventKind, actorName: string }
      | { __typename: 'ApiKeyEvent', apiKeyId: string, name: string, kind: EventKind, actorName: string }
      | { __typename: 'InvitationEvent', kind: EventKind, actorName: string }
      | { __typename: 'OrganizationEvent', kind: EventKind, actorName: string }
      | { __typename: 'RoleEvent', kind: EventKind, actorName: string }
      | { __typename: 'StructureEvent', kind: EventKind, actorName: string }
      | { __typename: 'UserEvent', kind: EventKind, actorName: string }
    > } | null };

export type Anonymous_ac9e8586QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_ac9e8586Query = { events: { nodes: Array<
      | { __typename: 'AccountEvent', kind: EventKind, actorName: string, changes: Array<{ field: string, before: string | null, after: string | null }> }
      | { __typename: 'ApiKeyEvent', kind: EventKind, actorName: string, changes: Array<{ field: string, before: string | null, after: string | null }> }
      | { __typename: 'InvitationEvent', kind: EventKind, actorName: string, changes: Array<{ field: string, before: string | null, after: string | null }> }
      | { __typename: 'OrganizationEvent', kind: EventKind, actorName: string, changes: Array<{ field: string, before: string | null, after: string | null }> }
      | { __typename: 'RoleEvent', roleId: string, kind: EventKind, actorName: string, role: { name: string } | null, changes: Array<{ field: string, before: string | null, after: string | null }> }
      | { __typename: 'StructureEvent', kind: EventKind, actorName: string, changes: Array<{ field: string, before: string | null, after: string | null }> }
      | { __typename: 'UserEvent', kind: EventKind, actorName: string, changes: Array<{ field: string, before: string | null, after: string | null }> }
    > } | null };

export type Anonymous_07628ef3QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_07628ef3Query = { events: { totalCount: number, nodes: Array<
      | { kind: EventKind, actor: { name: string, roles: Array<{ name: string }> | null } | null }
      | { kind: EventKind, actor: { name: string, roles: Array<{ name: string }> | null } | null }
      | { kind: EventKind, actor: { name: string, roles: Array<{ name: string }> | null } | null }
      | { kind: EventKind, actor: { name: string, roles: Array<{ name: string }> | null } | null }
      | { kind: EventKind, actor: { name: string, roles: Array<{ name: string }> | null } | null }
      | { kind: EventKind, actor: { name: string, roles: Array<{ name: string }> | null } | null }
      | { kind: EventKind, user: { name: string } | null, actor: { name: string, roles: Array<{ name: string }> | null } | null }
    > } | null };

export type Anonymous_ea3812b7QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_ea3812b7Query = { events: { nodes: Array<
      | { __typename: 'AccountEvent', kind: EventKind }
      | { __typename: 'ApiKeyEvent', kind: EventKind }
      | { __typename: 'InvitationEvent', kind: EventKind }
      | { __typename: 'OrganizationEvent', kind: EventKind }
      | { __typename: 'RoleEvent', kind: EventKind }
      | { __typename: 'StructureEvent', kind: EventKind }
      | { __typename: 'UserEvent', kind: EventKind }
    > } | null };

export type Anonymous_55a9b245QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_55a9b245Query = { events: { nodes: Array<
      | { __typename: 'AccountEvent' }
      | { __typename: 'ApiKeyEvent' }
      | { __typename: 'InvitationEvent' }
      | { __typename: 'OrganizationEvent' }
      | { __typename: 'RoleEvent' }
      | { __typename: 'StructureEvent', structureKind: StructureKind }
      | { __typename: 'UserEvent' }
    > } | null };

export type Anonymous_601ace86QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_601ace86Query = { events: { nodes: Array<
      | { __typename: 'AccountEvent', subjectId: string | null, kind: EventKind, account: { id: string } }
      | { __typename: 'ApiKeyEvent', kind: EventKind }
      | { __typename: 'InvitationEvent', kind: EventKind }
      | { __typename: 'OrganizationEvent', kind: EventKind }
      | { __typename: 'RoleEvent', kind: EventKind }
      | { __typename: 'StructureEvent', kind: EventKind }
      | { __typename: 'UserEvent', kind: EventKind }
    > } | null };

export type Anonymous_8e2476f6QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_8e2476f6Query = { events: { nodes: Array<
      | { actorName: string, actor: { id: string } | null }
      | { actorName: string, actor: { id: string } | null }
      | { actorName: string, actor: { id: string } | null }
      | { actorName: string, actor: { id: string } | null }
      | { actorName: string, actor: { id: string } | null }
      | { actorName: string, actor: { id: string } | null }
      | { actorName: string, actor: { id: string } | null }
    > } | null };

export type Anonymous_74d1697fQueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_74d1697fQuery = { events: { nodes: Array<
      | { kind: EventKind, changes: Array<{ field: string, before: string | null, after: string | null }> }
      | { kind: EventKind, changes: Array<{ field: string, before: string | null, after: string | null }> }
      | { kind: EventKind, changes: Array<{ field: string, before: string | null, after: string | null }> }
      | { kind: EventKind, changes: Array<{ field: string, before: string | null, after: string | null }> }
      | { roleId: string, kind: EventKind, role: { id: string } | null, changes: Array<{ field: string, before: string | null, after: string | null }> }
      | { kind: EventKind, changes: Array<{ field: string, before: string | null, after: string | null }> }
      | { kind: EventKind, changes: Array<{ field: string, before: string | null, after: string | null }> }
    > } | null };

export type Anonymous_a9c848aaQueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_a9c848aaQuery = { events: { totalCount: number, nodes: Array<
      | { sequence: number, cursor: string, kind: EventKind }
      | { sequence: number, cursor: string, kind: EventKind }
      | { sequence: number, cursor: string, kind: EventKind }
      | { sequence: number, cursor: string, kind: EventKind }
      | { sequence: number, cursor: string, kind: EventKind }
      | { name: string, sequence: number, cursor: string, kind: EventKind }
      | { sequence: number, cursor: string, kind: EventKind }
    >, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type Anonymous_e8bd5e1aQueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_e8bd5e1aQuery = { events: { nodes: Array<
      | { kind: EventKind, actorName: string, changes: Array<{ field: string, before: string | null, after: string | null }> }
      | { kind: EventKind, actorName: string, changes: Array<{ field: string, before: string | null, after: string | null }> }
      | { kind: EventKind, actorName: string, changes: Array<{ field: string, before: string | null, after: string | null }> }
      | { kind: EventKind, actorName: string, changes: Array<{ field: string, before: string | null, after: string | null }> }
      | { kind: EventKind, actorName: string, changes: Array<{ field: string, before: string | null, after: string | null }> }
      | { kind: EventKind, actorName: string, changes: Array<{ field: string, before: string | null, after: string | null }> }
      | { kind: EventKind, actorName: string, changes: Array<{ field: string, before: string | null, after: string | null }> }
    > } | null };

export type Anonymous_3341ce49QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_3341ce49Query = { invitations: { nodes: Array<{ organization: { id: string } | null }> } | null };

export type Anonymous_e3cf7846QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_e3cf7846Query = { invitations: { totalCount: number } | null };

export type Anonymous_d6806657QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_d6806657Query = { invitations: { totalCount: number, nodes: Array<{ email: string, roles: Array<{ name: string, permissions: Array<Permission> }>, departments: Array<{ name: string }>, invitedBy: { name: string, email: string | null, roles: Array<{ name: string }> | null } | null, acceptedBy: { name: string } | null }> } | null };

export type Anonymous_a61765bcQueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_a61765bcQuery = { permissionCatalogue: Array<{ permission: Permission, group: string, title: string, description: string }> | null };

export type Anonymous_d2dbe5b0QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_d2dbe5b0Query = { permissionCatalogue: Array<{ title: string }> | null };

export type Anonymous_4ff49deeQueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_4ff49deeQuery = { quickReplies: Array<{ text: string }> | null };

export type Anonymous_efbf630cQueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_efbf630cQuery = { role: { id: string } | null };

export type Anonymous_c9ab8dffQueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_c9ab8dffQuery = { roles: Array<{ id: string, kind: RoleKind, systemRole: SystemRole | null, name: string, description: string | null, permissions: Array<Permission>, version: number }> | null };

export type Anonymous_cce34ac3QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_cce34ac3Query = { roles: Array<{ id: string, systemRole: SystemRole | null }> | null };

export type Anonymous_83e772cdQueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_83e772cdQuery = { roles: Array<{ id: string }> | null };

export type Anonymous_0b9c89f8QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_0b9c89f8Query = { roles: Array<{ kind: RoleKind, systemRole: SystemRole | null, name: string, description: string | null, permissions: Array<Permission> }> | null };

export type Anonymous_9e6ec19cQueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_9e6ec19cQuery = { roles: Array<{ name: string, assignable: boolean }> | null, users: { nodes: Array<{ id: string, manageable: boolean }> } | null };

export type Anonymous_815cf4a5QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_815cf4a5Query = { roles: Array<{ name: string, permissions: Array<Permission>, userCount: number | null, assignable: boolean }> | null };

export type Anonymous_fba43f8eQueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_fba43f8eQuery = { roles: Array<{ name: string }> | null };

export type Anonymous_0b142aa9QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_0b142aa9Query = { roles: Array<{ systemRole: SystemRole | null, userCount: number | null }> | null };

export type Anonymous_b5bcbbbdQueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_b5bcbbbdQuery = { roles: Array<{ userCount: number | null }> | null };

export type Anonymous_1e2bf8e2QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_1e2bf8e2Query = { user: { id: string } | null };

export type Anonymous_c887545eQueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_c887545eQuery = { users: { nodes: Array<{ id: string, kind: UserKind, firstName: string, lastName: string, name: string, webchatName: string, createdAt: string, version: number, manageable: boolean, email: string | null, emailVerified: boolean | null, status: UserStatus | null, permissions: Array<Permission> | null, conversationLimit: number | null, absenceMessage: string | null, lastSeenAt: string | null, language: Language | null, departments: Array<{ name: string }>, suspension: { reason: string | null } | null, roles: Array<{ name: string }> | null }> } | null };

export type Anonymous_c736e847QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_c736e847Query = { users: { nodes: Array<{ email: string | null }> } | null };

export type Anonymous_c5b95f3cQueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_c5b95f3cQuery = { users: { nodes: Array<{ id: string }> } | null };

export type Anonymous_3f93ed71QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_3f93ed71Query = { users: { nodes: Array<{ name: string, email: string | null }> } | null };

export type Anonymous_ef91e423QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_ef91e423Query = { users: { nodes: Array<{ name: string, manageable: boolean }> } | null, departments: Array<{ id: string }> | null };

export type Anonymous_b36c6d25QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_b36c6d25Query = { users: { nodes: Array<{ name: string, presence: Presence }> } | null };

export type Anonymous_21dfd365QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_21dfd365Query = { users: { nodes: Array<{ name: string, mustChangePassword: boolean | null, twoFactor: { required: boolean, enabled: boolean, recoveryCodesLeft: number } | null }> } | null };

export type Anonymous_d997a14bQueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_d997a14bQuery = { users: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { name: string } }>, nodes: Array<{ name: string, email: string | null, permissions: Array<Permission> | null, manageable: boolean, roles: Array<{ name: string, userCount: number | null }> | null, departments: Array<{ name: string, userCount: number | null }>, suspension: { by: { name: string } | null } | null }> } | null };

export type Anonymous_102d177fQueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_102d177fQuery = { users: { totalCount: number } | null };

export type Anonymous_719173ddQueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_719173ddQuery = { viewer: { permissions: Array<Permission>, eventCursor: string, user: { id: string } | null, session: { id: string } | null, sessions: Array<{ id: string }>, account: { id: string, slug: string } } | null };

export type Anonymous_1e814b47QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_1e814b47Query = { viewer: { account: { id: string, features: Array<Feature> } } | null };

export type Anonymous_3a2e0d59QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_3a2e0d59Query = { viewer: { account: { id: string } } | null, users: { nodes: Array<{ id: string }> } | null };

export type Anonymous_244e5627QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_244e5627Query = { viewer: { account: { id: string } } | null };

export type Anonymous_8813682dQueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_8813682dQuery = { viewer: { account: { seats: { limit: number, used: number, reserved: number, available: number } | null } } | null };

export type Anonymous_3a381a8eQueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_3a381a8eQuery = { viewer: { account: { seats: { used: number, available: number } | null } } | null };

export type Anonymous_d1c1556aQueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_d1c1556aQuery = { viewer: { account: { seats: { used: number, reserved: number, available: number } | null } } | null };

export type Anonymous_ba78df35QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_ba78df35Query = { viewer: { eventCursor: string } | null, accountPreview: { name: string } | null };

export type Anonymous_1747894fQueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_1747894fQuery = { viewer: { eventCursor: string } | null };

export type Anonymous_e7fb93cfQueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_e7fb93cfQuery = { viewer: { permissions: Array<Permission> } | null, users: { nodes: Array<{ email: string | null }> } | null };

export type Anonymous_f38d37a1QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_f38d37a1Query = { viewer: { permissions: Array<Permission> } | null };

export type Anonymous_8807de43QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_8807de43Query = { viewer: { session: { id: string } | null, sessions: Array<{ id: string, createdAt: string, lastUsedAt: string, expiresAt: string, ipAddress: string | null, userAgent: string | null, current: boolean }> } | null };

export type Anonymous_746b0de8QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_746b0de8Query = { viewer: { session: { id: string } | null } | null };

export type Anonymous_7bb595b3QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_7bb595b3Query = { viewer: { sessions: Array<{ id: string, current: boolean }> } | null };

export type Anonymous_9690f9f7QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_9690f9f7Query = { viewer: { user: { channels: Array<{ name: string, managers: Array<{ id: string }> | null }>, chatGroups: Array<{ name: string, participants: Array<{ id: string }> | null }> } | null } | null };

export type Anonymous_5ccfa243QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_5ccfa243Query = { viewer: { user: { emailVerified: boolean | null, version: number } | null } | null };

export type Anonymous_06e96630QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_06e96630Query = { viewer: { user: { emailVerified: boolean | null } | null } | null };

export type Anonymous_601d1bc5QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_601d1bc5Query = { viewer: { user: { id: string } | null } | null };

export type Anonymous_ac5647ecQueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_ac5647ecQuery = { viewer: { user: { kind: UserKind, name: string, permissions: Array<Permission> | null, roles: Array<{ id: string }> | null, organization: { id: string, name: string } | null } | null } | null };

export type Anonymous_4d543f57QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_4d543f57Query = { viewer: { user: { lastSeenAt: string | null } | null } | null };

export type Anonymous_73e93c56QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_73e93c56Query = { viewer: { eventCursor: string, user: { name: string, manageable: boolean, roles: Array<{ name: string, permissions: Array<Permission> }> | null, departments: Array<{ name: string }> } | null, account: { name: string, seats: { limit: number, used: number } | null }, sessions: Array<{ id: string, current: boolean }> } | null };

export type Anonymous_3d1464acQueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_3d1464acQuery = { viewer: { user: { organization: { id: string, name: string } | null } | null } | null };

export type Anonymous_de1ccf81QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_de1ccf81Query = { viewer: { user: { mustChangePassword: boolean | null, twoFactor: { required: boolean, enabled: boolean, recoveryCodesLeft: number } | null } | null } | null };

export type Anonymous_207ecc40QueryVariables = Exact<{ [key: string]: never; }>;


export type Anonymous_207ecc40Query = { viewer: { user: { webchatName: string } | null, session: { current: boolean } | null } | null };

export interface Documents {
  "\n    query { viewer { ...Names user { lastName: firstName firstName: lastName } } }\n    fragment Names on Viewer { user { name again: name ... on User { roles { name } } } account { name } account { slug } }": TypedDocument<Anonymous_6d687cbeQuery, Anonymous_6d687cbeQueryVariables>;
  "mutation ($email: String!) { requestPasswordReset(input: { email: $email }) { accepted userErrors { code } } }": TypedDocument<Anonymous_f6ca5388Mutation, Anonymous_f6ca5388MutationVariables>;
  "mutation ($email: String!) { requestPasswordReset(input: { email: $email }) { userErrors { code } } }": TypedDocument<Anonymous_57cb8550Mutation, Anonymous_57cb8550MutationVariables>;
  "mutation ($email: String!, $password: String!) {\n  createAccount(input: { accountName: \"Padaria Aurora\", firstName: \"Ana\", lastName: \"Souza\", email: $email, password: $password }) {\n    result { __typename ... on SignedIn { token viewer { user { id } } } } userErrors { code }\n  }\n}": TypedDocument<Anonymous_7ba5c9e6Mutation, Anonymous_7ba5c9e6MutationVariables>;
  "mutation ($email: String!, $password: String!) {\n  signIn(input: { email: $email, password: $password }) { result { __typename } userErrors { code } }\n}": TypedDocument<Anonymous_dec7e9b0Mutation, Anonymous_dec7e9b0MutationVariables>;
  "mutation ($email: String!, $roleId: ID!) {\n  inviteUsers(input: { emails: [$email], roleIds: [$roleId] }) { results { email invitation { id email } userErrors { code } } userErrors { code } }\n}": TypedDocument<Anonymous_f4552273Mutation, Anonymous_f4552273MutationVariables>;
  "mutation ($firstName: String) { updateProfile(input: { firstName: $firstName }) { userErrors { code } } }": TypedDocument<Anonymous_e77dc832Mutation, Anonymous_e77dc832MutationVariables>;
  "mutation ($id: ID!) { closeConversation(input: { id: $id }) {\n  conversation { id status closedAt writable } userErrors { code path } } }": TypedDocument<Anonymous_df01c0e5Mutation, Anonymous_df01c0e5MutationVariables>;
  "mutation ($id: ID!) { createChatGroup(input: { name: \"Padeiros\", channelId: $id }) { chatGroup { id } userErrors { code } } }": TypedDocument<Anonymous_825d2474Mutation, Anonymous_825d2474MutationVariables>;
  "mutation ($id: ID!) { deleteApiKey(id: $id) { deletedId userErrors { code path } } }": TypedDocument<Anonymous_f1954e1aMutation, Anonymous_f1954e1aMutationVariables>;
  "mutation ($id: ID!) { deleteApiKey(id: $id) { deletedId userErrors { code } } }": TypedDocument<Anonymous_f30b4ce0Mutation, Anonymous_f30b4ce0MutationVariables>;
  "mutation ($id: ID!) { deleteConversation(id: $id) { deletedId userErrors { code path } } }": TypedDocument<Anonymous_ea76348aMutation, Anonymous_ea76348aMutationVariables>;
  "mutation ($id: ID!) { deleteConversation(id: $id) { deletedId userErrors { code } } }": TypedDocument<Anonymous_8d1ad516Mutation, Anonymous_8d1ad516MutationVariables>;
  "mutation ($id: ID!) { deleteSkill(id: $id) { deletedId userErrors { code } } }": TypedDocument<Anonymous_a0e8077eMutation, Anonymous_a0e8077eMutationVariables>;
  "mutation ($id: ID!) { deleteUsers(input: { ids: [$id] }) { userErrors { code } } }": TypedDocument<Anonymous_dc772a8bMutation, Anonymous_dc772a8bMutationVariables>;
  "mutation ($id: ID!) { reactivateUsers(input: { ids: [$id] }) { userErrors { code } } }": TypedDocument<Anonymous_5eab7f9eMutation, Anonymous_5eab7f9eMutationVariables>;
  "mutation ($id: ID!) { reactivateUsers(input: { ids: [$id], dryRun: true }) { results { userErrors { code } } userErrors { code } } }": TypedDocument<Anonymous_68009682Mutation, Anonymous_68009682MutationVariables>;
  "mutation ($id: ID!) { recordFeedback(input: { conversationId: $id, rating: 4, comment: \"Rápido\" }) { conversation { id } userErrors { code } } }": TypedDocument<Anonymous_11e31051Mutation, Anonymous_11e31051MutationVariables>;
  "mutation ($id: ID!) { resendInvitations(input: { ids: [$id] }) { results { userErrors { code } } } }": TypedDocument<Anonymous_108b9fc1Mutation, Anonymous_108b9fc1MutationVariables>;
  "mutation ($id: ID!) { resetUserTwoFactor(input: { ids: [$id] }) { userErrors { code } } }": TypedDocument<Anonymous_d0287437Mutation, Anonymous_d0287437MutationVariables>;
  "mutation ($id: ID!) { revokeInvitations(input: { ids: [$id] }) { userErrors { code } } }": TypedDocument<Anonymous_eee2cd78Mutation, Anonymous_eee2cd78MutationVariables>;
  "mutation ($id: ID!) { revokeSessions(input: { ids: [$id] }) { revokedIds userErrors { code } } }": TypedDocument<Anonymous_f87f8750Mutation, Anonymous_f87f8750MutationVariables>;
  "mutation ($id: ID!) { revokeUserSessions(input: { ids: [$id] }) { userErrors { code } } }": TypedDocument<Anonymous_5868bc79Mutation, Anonymous_5868bc79MutationVariables>;
  "mutation ($id: ID!) { suspendUsers(input: { ids: [$id] }) { results { userErrors { code } } userErrors { code } } }": TypedDocument<Anonymous_39ce5dd5Mutation, Anonymous_39ce5dd5MutationVariables>;
  "mutation ($id: ID!) { suspendUsers(input: { ids: [$id] }) { userErrors { code } } }": TypedDocument<Anonymous_06350eedMutation, Anonymous_06350eedMutationVariables>;
  "mutation ($id: ID!) { updateUser(input: { id: $id, patch: { conversationLimit: 2 } }) { user { openConversationCount } userErrors { code } } }": TypedDocument<Anonymous_7164d5b3Mutation, Anonymous_7164d5b3MutationVariables>;
  "mutation ($id: ID!, $labelIds: [ID!]!) { labelConversation(input: { id: $id, labelIds: $labelIds }) { conversation { labels { name color } } userErrors { code path } } }": TypedDocument<Anonymous_68e67452Mutation, Anonymous_68e67452MutationVariables>;
  "mutation ($id: ID!, $patch: UserPatch!) {\n  updateUser(input: { id: $id, patch: $patch }) { user { organization { name } } userErrors { code path } }\n}": TypedDocument<Anonymous_ad07a55dMutation, Anonymous_ad07a55dMutationVariables>;
  "mutation ($id: ID!, $roleIds: [ID!]) { updateUser(input: { id: $id, patch: { roleIds: $roleIds } }) { userErrors { code } } }": TypedDocument<Anonymous_af7376c9Mutation, Anonymous_af7376c9MutationVariables>;
  "mutation ($id: ID!, $roles: [ID!]!) { updateUser(input: { id: $id, patch: { roleIds: $roles } }) { user { id } userErrors { code } } }": TypedDocument<Anonymous_83a6ed0aMutation, Anonymous_83a6ed0aMutationVariables>;
  "mutation ($id: ID!, $roles: [ID!]) { updateUser(input: { id: $id, patch: { roleIds: $roles } }) { userErrors { code } } }": TypedDocument<Anonymous_5899af9fMutation, Anonymous_5899af9fMutationVariables>;
  "mutation ($id: ID!, $to: AssignmentTarget!) { assignConversation(input: { id: $id, to: $to }) {\n  conversation { id status assignee { id } department { id } requiredSkills { id } } userErrors { code path } } }": TypedDocument<Anonymous_1f621225Mutation, Anonymous_1f621225MutationVariables>;
  "mutation ($ids: [ID!]!) {\n  deleteUsers(input: { ids: $ids }) { results { userErrors { code } } userErrors { code } }\n}": TypedDocument<Anonymous_ca62b9d5Mutation, Anonymous_ca62b9d5MutationVariables>;
  "mutation ($ids: [ID!]!) {\n  suspendUsers(input: { ids: $ids }) { results { userErrors { code } } userErrors { code } }\n}": TypedDocument<Anonymous_684cce84Mutation, Anonymous_684cce84MutationVariables>;
  "mutation ($ids: [ID!]!) { deleteUsers(input: { ids: $ids }) { results { userErrors { code } } userErrors { code } } }": TypedDocument<Anonymous_820c4026Mutation, Anonymous_820c4026MutationVariables>;
  "mutation ($ids: [ID!]!) { suspendUsers(input: { ids: $ids }) { results { userErrors { code } } userErrors { code } } }": TypedDocument<Anonymous_8b8d36bbMutation, Anonymous_8b8d36bbMutationVariables>;
  "mutation ($ids: [ID!]!) { suspendUsers(input: { ids: $ids }) { userErrors { code } } }": TypedDocument<Anonymous_93f88ba1Mutation, Anonymous_93f88ba1MutationVariables>;
  "mutation ($ids: [ID!]!, $roleIds: [ID!]) {\n  updateUsers(input: { ids: $ids, patch: { roleIds: $roleIds } }) { results { userErrors { code } } userErrors { code } }\n}": TypedDocument<Anonymous_8f7767ccMutation, Anonymous_8f7767ccMutationVariables>;
  "mutation ($ids: [ID!]!, $until: DateTime) {\n  suspendUsers(input: { ids: $ids, until: $until }) { results { userErrors { code } } userErrors { code } }\n}": TypedDocument<Anonymous_424c6112Mutation, Anonymous_424c6112MutationVariables>;
  "mutation ($ids: [ID!]) { revokeSessions(input: { ids: $ids }) { revokedIds userErrors { code path } } }": TypedDocument<Anonymous_71418857Mutation, Anonymous_71418857MutationVariables>;
  "mutation ($input: AcceptInvitationInput!) {\n      acceptInvitation(input: $input) { result { __typename ... on TwoFactorEnrolmentChallenge { challenge } } userErrors { code } } }": TypedDocument<Anonymous_1790ed34Mutation, Anonymous_1790ed34MutationVariables>;
  "mutation ($input: AcceptInvitationInput!) {\n  acceptInvitation(input: $input) {\n    result { __typename ... on SignedIn { token expiresAt viewer { user { id name email emailVerified roles { name } departments { name } conversationLimit language } } } }\n    userErrors { code path }\n  }\n}": TypedDocument<Anonymous_41bf132cMutation, Anonymous_41bf132cMutationVariables>;
  "mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { result { ... on SignedIn { viewer { user { name departments { name } } } } } userErrors { code } } }": TypedDocument<Anonymous_8c36e92cMutation, Anonymous_8c36e92cMutationVariables>;
  "mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { userErrors { code } } }": TypedDocument<Anonymous_c6bafec7Mutation, Anonymous_c6bafec7MutationVariables>;
  "mutation ($input: AddMessageInput!) { addMessage(input: $input) {\n  message { id author user { id } signature text createdAt } userErrors { code path } } }": TypedDocument<Anonymous_8bce7bdcMutation, Anonymous_8bce7bdcMutationVariables>;
  "mutation ($input: AddMessageInput!) { addMessage(input: $input) { message { author user { id } } userErrors { code } } }": TypedDocument<Anonymous_29ba45f2Mutation, Anonymous_29ba45f2MutationVariables>;
  "mutation ($input: AddMessageInput!) { addMessage(input: $input) { message { id } userErrors { code path } } }": TypedDocument<Anonymous_5a56996cMutation, Anonymous_5a56996cMutationVariables>;
  "mutation ($input: AssignConversationInput!) { assignConversation(input: $input) { conversation { id assignee { id } } userErrors { code path } } }": TypedDocument<Anonymous_d15db094Mutation, Anonymous_d15db094MutationVariables>;
  "mutation ($input: ChangePasswordInput!) {\n  changePassword(input: $input) { changed userErrors { code path } }\n}": TypedDocument<Anonymous_f76f255eMutation, Anonymous_f76f255eMutationVariables>;
  "mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { changed userErrors { code } } }": TypedDocument<Anonymous_ad71c5d2Mutation, Anonymous_ad71c5d2MutationVariables>;
  "mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { userErrors { code } } }": TypedDocument<Anonymous_c278f7c7Mutation, Anonymous_c278f7c7MutationVariables>;
  "mutation ($input: CloseConversationInput!) { closeConversation(input: $input) { conversation { id } userErrors { code } } }": TypedDocument<Anonymous_1ecf1170Mutation, Anonymous_1ecf1170MutationVariables>;
  "mutation ($input: CreateAccountInput!) {\n       createAccount(input: $input) { result { __typename ... on SignedIn { token viewer { account { id } } } } userErrors { code } }\n     }": TypedDocument<Anonymous_513c0556Mutation, Anonymous_513c0556MutationVariables>;
  "mutation ($input: CreateAccountInput!) {\n       createAccount(input: $input) { result { __typename ... on SignedIn { viewer { account { features } } } } userErrors { code } } }": TypedDocument<Anonymous_f275a22eMutation, Anonymous_f275a22eMutationVariables>;
  "mutation ($input: CreateAccountInput!) {\n  createAccount(input: $input) {\n    result {\n      __typename\n      ... on SignedIn {\n        token\n        expiresAt\n        viewer {\n          user { id name email emailVerified language roles { systemRole } }\n          account { id name slug language region timeZone signatureEnabled invitationDays features seats { limit used reserved available } }\n          permissions\n          session { current }\n          sessions { id }\n        }\n      }\n    }\n    userErrors { code path }\n  }\n}": TypedDocument<Anonymous_884bc818Mutation, Anonymous_884bc818MutationVariables>;
  "mutation ($input: CreateAccountInput!) { createAccount(input: $input) { result { __typename } userErrors { code retryAfter } } }": TypedDocument<Anonymous_c2402abdMutation, Anonymous_c2402abdMutationVariables>;
  "mutation ($input: CreateAccountInput!) { createAccount(input: $input) { userErrors { code } } }": TypedDocument<Anonymous_595ac60cMutation, Anonymous_595ac60cMutationVariables>;
  "mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) {\n  apiKey { id name permissions createdBy { id } createdAt lastUsedAt expiresAt } token userErrors { code path permissions } } }": TypedDocument<Anonymous_da1c2c83Mutation, Anonymous_da1c2c83MutationVariables>;
  "mutation ($input: CreateRoleInput!) {\n  createRole(input: $input) {\n    role { id kind systemRole name description permissions userCount version }\n    userErrors { code path message permissions }\n  }\n}": TypedDocument<Anonymous_394c7f3fMutation, Anonymous_394c7f3fMutationVariables>;
  "mutation ($input: CreateUserInput!) {\n  createUser(input: $input) {\n    user {\n      id kind status firstName lastName name webchatName email emailVerified language conversationLimit absenceMessage mustChangePassword\n      twoFactor { required enabled } roles { name } permissions version suspension { until reason by { id } }\n      departments { name } skills { name } projects { name } channels { name }  chatGroups { name }\n    } userErrors { code path permissions retryAfter } }\n}": TypedDocument<Anonymous_f309f89fMutation, Anonymous_f309f89fMutationVariables>;
  "mutation ($input: CreateUserInput!) { createUser(input: $input) { userErrors { code } } }": TypedDocument<Anonymous_a10e5a33Mutation, Anonymous_a10e5a33MutationVariables>;
  "mutation ($input: DeleteRoleInput!) {\n  deleteRole(input: $input) { deletedId movedUserCount userErrors { code path message permissions } }\n}": TypedDocument<Anonymous_c5a2c22cMutation, Anonymous_c5a2c22cMutationVariables>;
  "mutation ($input: DeleteRoleInput!) { deleteRole(input: $input) { deletedId userErrors { code } } }": TypedDocument<Anonymous_c167ee04Mutation, Anonymous_c167ee04MutationVariables>;
  "mutation ($input: EraseAccountDataInput!) {\n  eraseAccountData(input: $input) { erased userErrors { code path } }\n}": TypedDocument<Anonymous_8c8161ffMutation, Anonymous_8c8161ffMutationVariables>;
  "mutation ($input: InvitationIdsInput!) {\n  resendInvitations(input: $input) {\n    results { id invitation { id status sendCount version } userErrors { code path permissions retryAfter } }\n    userErrors { code path }\n  }\n}": TypedDocument<Anonymous_dba9d2d2Mutation, Anonymous_dba9d2d2MutationVariables>;
  "mutation ($input: InvitationIdsInput!) {\n  revokeInvitations(input: $input) {\n    results { id invitation { id status sendCount version } userErrors { code path permissions retryAfter } }\n    userErrors { code path }\n  }\n}": TypedDocument<Anonymous_0d20dd5dMutation, Anonymous_0d20dd5dMutationVariables>;
  "mutation ($input: InviteUsersInput!) {\n  inviteUsers(input: $input) {\n    results { email invitation { id status } userErrors { code path permissions retryAfter } }\n    userErrors { code path permissions }\n  }\n}": TypedDocument<Anonymous_c0b2a93aMutation, Anonymous_c0b2a93aMutationVariables>;
  "mutation ($input: InviteUsersInput!) { inviteUsers(input: $input) { results { userErrors { code } } userErrors { code } } }": TypedDocument<Anonymous_302c0fbbMutation, Anonymous_302c0fbbMutationVariables>;
  "mutation ($input: InviteUsersInput!) { inviteUsers(input: $input) { results { userErrors { code } } } }": TypedDocument<Anonymous_d072a730Mutation, Anonymous_d072a730MutationVariables>;
  "mutation ($input: InviteUsersInput!) { inviteUsers(input: $input) { userErrors { code } } }": TypedDocument<Anonymous_22ee14bfMutation, Anonymous_22ee14bfMutationVariables>;
  "mutation ($input: OpenConversationInput!) { openConversation(input: $input) {\n  conversation { id protocol status startedBy startedByUser { id } assignee { id } department { id } createdAt closedAt lastMessageAt writable }\n  userErrors { code path } } }": TypedDocument<Anonymous_1b3f9e1cMutation, Anonymous_1b3f9e1cMutationVariables>;
  "mutation ($input: OpenConversationInput!) { openConversation(input: $input) { conversation { id } userErrors { code path } } }": TypedDocument<Anonymous_5d2400c8Mutation, Anonymous_5d2400c8MutationVariables>;
  "mutation ($input: OperatorUpdateAccountInput!) {\n  operatorUpdateAccount(input: $input) {\n    account { slug features campaignCredits seats { limit used available } }\n    userErrors { code path }\n  }\n}": TypedDocument<Anonymous_7529ad15Mutation, Anonymous_7529ad15MutationVariables>;
  "mutation ($input: OperatorUpdateAccountInput!) {\n  operatorUpdateAccount(input: $input) { account { features } userErrors { code } }\n}": TypedDocument<Anonymous_e9969aa0Mutation, Anonymous_e9969aa0MutationVariables>;
  "mutation ($input: RecordFeedbackInput!) { recordFeedback(input: $input) { conversation { id feedback { rating comment } } userErrors { code path } } }": TypedDocument<Anonymous_b852f9f3Mutation, Anonymous_b852f9f3MutationVariables>;
  "mutation ($input: RequestEmailChangeInput!) {\n  requestEmailChange(input: $input) { accepted userErrors { code path } }\n}": TypedDocument<Anonymous_baf70d0bMutation, Anonymous_baf70d0bMutationVariables>;
  "mutation ($input: RequestEmailChangeInput!) { requestEmailChange(input: $input) { userErrors { code } } }": TypedDocument<Anonymous_dc730f36Mutation, Anonymous_dc730f36MutationVariables>;
  "mutation ($input: RequestPasswordResetInput!) {\n  requestPasswordReset(input: $input) { accepted userErrors { code path retryAfter } }\n}": TypedDocument<Anonymous_ca3d8e58Mutation, Anonymous_ca3d8e58MutationVariables>;
  "mutation ($input: RequestSeatsInput!) {\n  requestSeats(input: $input) { accepted userErrors { code path retryAfter } }\n}": TypedDocument<Anonymous_a1aa8b68Mutation, Anonymous_a1aa8b68MutationVariables>;
  "mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { reset userErrors { code path } } }": TypedDocument<Anonymous_de0cb905Mutation, Anonymous_de0cb905MutationVariables>;
  "mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { reset userErrors { code } } }": TypedDocument<Anonymous_94418abeMutation, Anonymous_94418abeMutationVariables>;
  "mutation ($input: SetUserPasswordInput!) { setUserPassword(input: $input) { user { id } } }": TypedDocument<Anonymous_029b29f0Mutation, Anonymous_029b29f0MutationVariables>;
  "mutation ($input: SignInInput!) {\n    signIn(input: $input) { result { ... on SignedIn { viewer { user { id } } } } userErrors { code } }\n    revokeSessions(input: {}) { revokedIds userErrors { code } }\n    signOut { signedOut }\n    again: signOut { signedOut }\n  }": TypedDocument<Anonymous_59b80001Mutation, Anonymous_59b80001MutationVariables>;
  "mutation ($input: SignInInput!) {\n  signIn(input: $input) { result { ... on SignedIn { token viewer { user { id } } } } userErrors { code } }\n}": TypedDocument<Anonymous_34726adeMutation, Anonymous_34726adeMutationVariables>;
  "mutation ($input: SignInInput!) {\n  signIn(input: $input) { result { __typename ... on SignedIn { token } } userErrors { code } }\n}": TypedDocument<Anonymous_d5223a92Mutation, Anonymous_d5223a92MutationVariables>;
  "mutation ($input: SignInInput!) { signIn(input: $input) { result { __typename ... on SignedIn { token } } userErrors { code } } }": TypedDocument<Anonymous_fae91404Mutation, Anonymous_fae91404MutationVariables>;
  "mutation ($input: SignInInput!) { signIn(input: $input) { result { __typename ... on SignedIn { viewer { user { roles { systemRole } } } } } userErrors { code } } }": TypedDocument<Anonymous_4ac51c54Mutation, Anonymous_4ac51c54MutationVariables>;
  "mutation ($input: SignInInput!) { signIn(input: $input) { result { __typename } userErrors { code } } }": TypedDocument<Anonymous_3b70f8d1Mutation, Anonymous_3b70f8d1MutationVariables>;
  "mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }": TypedDocument<Anonymous_7bc823ddMutation, Anonymous_7bc823ddMutationVariables>;
  "mutation ($input: SignInWithNewPasswordInput!) {\n       signInWithNewPassword(input: $input) { result { __typename ... on SignedIn { viewer { user { id mustChangePassword } } } } userErrors { code } } }": TypedDocument<Anonymous_7135792aMutation, Anonymous_7135792aMutationVariables>;
  "mutation ($input: SignInWithTwoFactorInput!) { signInWithTwoFactor(input: $input) { result { __typename } } }": TypedDocument<Anonymous_72d35a04Mutation, Anonymous_72d35a04MutationVariables>;
  "mutation ($input: UpdateAccountInput!) {\n  updateAccount(input: $input) {\n    account { name language region timeZone signatureEnabled allowedEmailDomains invitationDays retentionDays }\n    userErrors { code path }\n  }\n}": TypedDocument<Anonymous_d309dd86Mutation, Anonymous_d309dd86MutationVariables>;
  "mutation ($input: UpdateAccountInput!) {\n  updateAccount(input: $input) { account { twoFactorRequired } userErrors { code path } } }": TypedDocument<Anonymous_95f7f207Mutation, Anonymous_95f7f207MutationVariables>;
  "mutation ($input: UpdateAutomationInput!) { updateAutomation(input: $input) { automation { distributionEnabled } userErrors { code path } } }": TypedDocument<Anonymous_fff606ffMutation, Anonymous_fff606ffMutationVariables>;
  "mutation ($input: UpdateAutomationInput!) { updateAutomation(input: $input) { automation { greeting closing distributionEnabled } userErrors { code path } } }": TypedDocument<Anonymous_33dd6564Mutation, Anonymous_33dd6564MutationVariables>;
  "mutation ($input: UpdateAutomationInput!) { updateAutomation(input: $input) { automation { greeting } userErrors { code path } } }": TypedDocument<Anonymous_25124691Mutation, Anonymous_25124691MutationVariables>;
  "mutation ($input: UpdateRoleInput!) {\n  updateRole(input: $input) {\n    role { id kind systemRole name description permissions userCount version }\n    userErrors { code path message permissions }\n  }\n}": TypedDocument<Anonymous_a603a600Mutation, Anonymous_a603a600MutationVariables>;
  "mutation ($input: UpdateUserInput!) {\n  updateUser(input: $input) { user { id twoFactor { required } } userErrors { code path } } }": TypedDocument<Anonymous_7fcb61d0Mutation, Anonymous_7fcb61d0MutationVariables>;
  "mutation ($input: UpdateUserInput!) { updateUser(input: $input) { user { id } userErrors { code path } } }": TypedDocument<Anonymous_380d346aMutation, Anonymous_380d346aMutationVariables>;
  "mutation ($input: UpdateUserInput!) { updateUser(input: $input) { user { id } userErrors { code } } }": TypedDocument<Anonymous_b71c430eMutation, Anonymous_b71c430eMutationVariables>;
  "mutation ($input: UpdateUserInput!) { updateUser(input: $input) { userErrors { code path } } }": TypedDocument<Anonymous_3296ff17Mutation, Anonymous_3296ff17MutationVariables>;
  "mutation ($input: UpdateUserInput!) { updateUser(input: $input) { userErrors { code } } }": TypedDocument<Anonymous_7b140fdbMutation, Anonymous_7b140fdbMutationVariables>;
  "mutation ($input: UpdateUsersInput!) {\n  updateUsers(input: $input) { results { userErrors { code } } userErrors { code path } } }": TypedDocument<Anonymous_4b91155eMutation, Anonymous_4b91155eMutationVariables>;
  "mutation ($input: UpdateUsersInput!) { updateUsers(input: $input) { results { id } userErrors { code } } }": TypedDocument<Anonymous_85b71108Mutation, Anonymous_85b71108MutationVariables>;
  "mutation ($name: String!) { createDepartment(input: { name: $name }) { department { id } userErrors { code } } }": TypedDocument<Anonymous_cb8ba84dMutation, Anonymous_cb8ba84dMutationVariables>;
  "mutation ($name: String!) { createDepartment(input: { name: $name }) { userErrors { code } } }": TypedDocument<Anonymous_79361356Mutation, Anonymous_79361356MutationVariables>;
  "mutation ($name: String!) { createSkill(input: { name: $name }) { userErrors { code } } }": TypedDocument<Anonymous_aae3da94Mutation, Anonymous_aae3da94MutationVariables>;
  "mutation ($name: String!) { updateAccount(input: { name: $name }) { account { id } userErrors { code } } }": TypedDocument<Anonymous_a8abf310Mutation, Anonymous_a8abf310MutationVariables>;
  "mutation ($name: String!) { updateProfile(input: { webchatName: $name }) { user { id } userErrors { code } } }": TypedDocument<Anonymous_a02eab04Mutation, Anonymous_a02eab04MutationVariables>;
  "mutation ($name: String) { updateAccount(input: { name: $name }) { userErrors { code } } }": TypedDocument<Anonymous_fce570e3Mutation, Anonymous_fce570e3MutationVariables>;
  "mutation ($on: Boolean!) { updateAccount(input: { signatureEnabled: $on }) { account { id } userErrors { code } } }": TypedDocument<Anonymous_8a2f48c1Mutation, Anonymous_8a2f48c1MutationVariables>;
  "mutation ($percent: Int!) {\n  operatorSetRollout(input: { feature: CUSTOM_ROLES, percent: $percent }) { enabledAccountCount userErrors { code path } }\n}": TypedDocument<Anonymous_f1766a0aMutation, Anonymous_f1766a0aMutationVariables>;
  "mutation ($presence: Presence!) { setPresence(presence: $presence) { user { presence version } userErrors { code } } }": TypedDocument<Anonymous_1634db9aMutation, Anonymous_1634db9aMutationVariables>;
  "mutation ($roleId: ID!) {\n      inviteUsers(input: { emails: [\"rui@example.org\"], roleIds: [$roleId] }) { userErrors { code } }\n    }": TypedDocument<Anonymous_856682e7Mutation, Anonymous_856682e7MutationVariables>;
  "mutation ($roles: [ID!]) { inviteUsers(input: { emails: [\"ana@example.org\"], roleIds: $roles }) { results { email } userErrors { code permissions } } }": TypedDocument<Anonymous_88992307Mutation, Anonymous_88992307MutationVariables>;
  "mutation ($roles: [ID!]) { inviteUsers(input: { emails: [\"ana@example.org\"], roleIds: $roles }) { results { invitation { invitedBy { id } } userErrors { code } } userErrors { code } } }": TypedDocument<Anonymous_271f144cMutation, Anonymous_271f144cMutationVariables>;
  "mutation ($s: [ID!]!, $d: [ID!]!) { suspendUsers(input: { ids: $s }) { userErrors { code } } deleteUsers(input: { ids: $d }) { userErrors { code } } }": TypedDocument<Anonymous_4c75c14dMutation, Anonymous_4c75c14dMutationVariables>;
  "mutation ($token: String!) {\n       acceptInvitation(input: { token: $token, firstName: \"Eva\", lastName: \"Luz\", password: \"correct horse battery staple\" }) {\n         result { __typename ... on SignedIn { viewer { permissions user { roles { name } } } } } userErrors { code } } }": TypedDocument<Anonymous_68a28bbaMutation, Anonymous_68a28bbaMutationVariables>;
  "mutation ($token: String!) { declineInvitation(token: $token) { declined userErrors { code path } } }": TypedDocument<Anonymous_3f5e8cf6Mutation, Anonymous_3f5e8cf6MutationVariables>;
  "mutation ($token: String!) { verifyEmail(token: $token) { verified userErrors { code path } } }": TypedDocument<Anonymous_e95d6641Mutation, Anonymous_e95d6641MutationVariables>;
  "mutation ($token: String!) { verifyEmail(token: $token) { verified userErrors { code } } }": TypedDocument<Anonymous_968690abMutation, Anonymous_968690abMutationVariables>;
  "mutation {\n    createDepartment(input: { name: \"Vendas\" }) { department { id } userErrors { code } }\n    createSkill(input: { name: \"Inglês\" }) { skill { id } userErrors { code } }\n    createProject(input: { name: \"Natal\" }) { project { id } userErrors { code } }\n    createChannel(input: { name: \"Site\", kind: WEBCHAT }) { channel { id } userErrors { code } }\n  }": TypedDocument<Anonymous_7b90c3b8Mutation, Anonymous_7b90c3b8MutationVariables>;
  "mutation { createApiKey(input: { name: \"CRM\", permissions: [ACCOUNT_ERASE] }) { token userErrors { code } } }": TypedDocument<Anonymous_7bdb3fd9Mutation, Anonymous_7bdb3fd9MutationVariables>;
  "mutation { createApiKey(input: { name: \"CRM\", permissions: [USERS_READ] }) { token userErrors { code } } }": TypedDocument<Anonymous_7962c4a8Mutation, Anonymous_7962c4a8MutationVariables>;
  "mutation { createApiKey(input: { name: \"Ponte\", permissions: [CONVERSATIONS_INGEST] }) { token userErrors { code } } }": TypedDocument<Anonymous_56d7d2cfMutation, Anonymous_56d7d2cfMutationVariables>;
  "mutation { createApiKey(input: { name: \"Robô\", permissions: [CONVERSATIONS_READ_ALL, CONVERSATIONS_ASSIGN] }) { token userErrors { code } } }": TypedDocument<Anonymous_f2558e24Mutation, Anonymous_f2558e24MutationVariables>;
  "mutation { createDepartment(input: { name: \"Vendas\" }) { department { id } userErrors { code } } }": TypedDocument<Anonymous_176bea14Mutation, Anonymous_176bea14MutationVariables>;
  "mutation { createDepartment(input: { name: \"Vendas\" }) { userErrors { code } } }": TypedDocument<Anonymous_63104e0fMutation, Anonymous_63104e0fMutationVariables>;
  "mutation { createSkill(input: { name: \"Espanhol\" }) { userErrors { code } } }": TypedDocument<Anonymous_92f4915eMutation, Anonymous_92f4915eMutationVariables>;
  "mutation { resendVerification { sent userErrors { code path retryAfter } } }": TypedDocument<Anonymous_2cbf62d1Mutation, Anonymous_2cbf62d1MutationVariables>;
  "mutation { resendVerification { userErrors { code } } }": TypedDocument<Anonymous_78e3c20dMutation, Anonymous_78e3c20dMutationVariables>;
  "mutation { setPresence(presence: AWAY) { user { id } } }": TypedDocument<Anonymous_7035d780Mutation, Anonymous_7035d780MutationVariables>;
  "mutation { signOut { signedOut } }": TypedDocument<Anonymous_eb1ee173Mutation, Anonymous_eb1ee173MutationVariables>;
  "mutation { updateAccount(input: { language: ES }) { userErrors { code } } }": TypedDocument<Anonymous_355a043eMutation, Anonymous_355a043eMutationVariables>;
  "mutation { updateAccount(input: { name: \"Aurora\" }) { userErrors { code } } }": TypedDocument<Anonymous_6022efbcMutation, Anonymous_6022efbcMutationVariables>;
  "mutation { updateAccount(input: { twoFactorRequired: true }) { userErrors { code } } }": TypedDocument<Anonymous_d74edbf1Mutation, Anonymous_d74edbf1MutationVariables>;
  "mutation { updateProfile(input: { firstName: \"\" }) { userErrors { message } } }": TypedDocument<Anonymous_691cdc23Mutation, Anonymous_691cdc23MutationVariables>;
  "mutation { updateProfile(input: { firstName: \"Beatriz\" }) { userErrors { code } } }": TypedDocument<Anonymous_059fe22aMutation, Anonymous_059fe22aMutationVariables>;
  "mutation { updateProfile(input: { firstName: \"Carla\" }) { userErrors { code } } }": TypedDocument<Anonymous_5ffc61baMutation, Anonymous_5ffc61baMutationVariables>;
  "mutation { updateProfile(input: { firstName: \"Rita\" }) { userErrors { code } } }": TypedDocument<Anonymous_24adc920Mutation, Anonymous_24adc920MutationVariables>;
  "mutation { updateProfile(input: { webchatName: \"Ana\" }) { userErrors { code } } }": TypedDocument<Anonymous_9ae0622bMutation, Anonymous_9ae0622bMutationVariables>;
  "mutation { updateProfile(input: { webchatName: \"B\" }) { userErrors { code } } }": TypedDocument<Anonymous_4513a051Mutation, Anonymous_4513a051MutationVariables>;
  "mutation { updateProfile(input: { webchatName: \"Bia\" }) { userErrors { code } } }": TypedDocument<Anonymous_75605428Mutation, Anonymous_75605428MutationVariables>;
  "mutation { updateProfile(input: { webchatName: \"Bru\" }) { userErrors { code } } }": TypedDocument<Anonymous_d5ce00f9Mutation, Anonymous_d5ce00f9MutationVariables>;
  "mutation($id: ID!) { deleteDepartment(id: $id) { deletedId userErrors { code } } }": TypedDocument<Anonymous_b039e092Mutation, Anonymous_b039e092MutationVariables>;
  "mutation($ids: [ID!]!) { suspendUsers(input: { ids: $ids }) { userErrors { code } } }": TypedDocument<Anonymous_353a35b5Mutation, Anonymous_353a35b5MutationVariables>;
  "mutation($input: SuspendUsersInput!) { answer: suspendUsers(input: $input) {\n    results { id user { id version status } userErrors { code path permissions } } userErrors { code path permissions } } }": TypedDocument<Anonymous_baa7136dMutation, Anonymous_baa7136dMutationVariables>;
  "mutation($input: SuspendUsersInput!) { suspendUsers(input: $input) {\n      results { user { status version suspension { at until reason by { id } } } userErrors { code } } userErrors { code } } }": TypedDocument<Anonymous_a8fb150aMutation, Anonymous_a8fb150aMutationVariables>;
  "mutation($input: UpdateProfileInput!) { answer: updateProfile(input: $input) {\n    user { id version } userErrors { code path permissions } } }": TypedDocument<Anonymous_6b6366b0Mutation, Anonymous_6b6366b0MutationVariables>;
  "mutation($input: UpdateProfileInput!) { updateProfile(input: $input) {\n      user { name webchatName absenceMessage language version } userErrors { code } } }": TypedDocument<Anonymous_7d394dcbMutation, Anonymous_7d394dcbMutationVariables>;
  "mutation($input: UpdateUserInput!) { answer: updateUser(input: $input) {\n    user { id version } userErrors { code path permissions } } }": TypedDocument<Anonymous_55ef7f7aMutation, Anonymous_55ef7f7aMutationVariables>;
  "mutation($input: UpdateUserInput!) { updateUser(input: $input) {\n      user { firstName lastName webchatName conversationLimit absenceMessage version roles { name } departments { name } } userErrors { code } } }": TypedDocument<Anonymous_0ba4937cMutation, Anonymous_0ba4937cMutationVariables>;
  "mutation($input: UpdateUsersInput!) { answer: updateUsers(input: $input) {\n    results { id user { id version status } userErrors { code path permissions } } userErrors { code path permissions } } }": TypedDocument<Anonymous_a25b0eb4Mutation, Anonymous_a25b0eb4MutationVariables>;
  "mutation($input: UserIdsInput!) { answer: deleteUsers(input: $input) {\n    results { id user { id version status } userErrors { code path permissions } } userErrors { code path permissions } } }": TypedDocument<Anonymous_7a5798cdMutation, Anonymous_7a5798cdMutationVariables>;
  "mutation($input: UserIdsInput!) { answer: reactivateUsers(input: $input) {\n    results { id user { id version status } userErrors { code path permissions } } userErrors { code path permissions } } }": TypedDocument<Anonymous_20b56480Mutation, Anonymous_20b56480MutationVariables>;
  "mutation($input: UserIdsInput!) { answer: revokeUserSessions(input: $input) {\n    results { id user { id version status } userErrors { code path permissions } } userErrors { code path permissions } } }": TypedDocument<Anonymous_ecf6cedcMutation, Anonymous_ecf6cedcMutationVariables>;
  "mutation($name: String!) { createDepartment(input: { name: $name }) { department { id } userErrors { code } } }": TypedDocument<Anonymous_b67bd54eMutation, Anonymous_b67bd54eMutationVariables>;
  "mutation($until: DateTime) { suspendUsers(input: { ids: [], until: $until }) { userErrors { code } } }": TypedDocument<Anonymous_c1120573Mutation, Anonymous_c1120573MutationVariables>;
  "query ($after: String) { events(first: 2, after: $after) { nodes { sequence cursor } } }": TypedDocument<Anonymous_7464c265Query, Anonymous_7464c265QueryVariables>;
  "query ($conversations: Int, $first: Int, $after: String, $last: Int, $before: String) {\n  conversations(first: $conversations, orderBy: { field: CREATED_AT, direction: DESC }) { nodes {\n    messages(first: $first, after: $after, last: $last, before: $before) {\n      totalCount nodes { text } edges { cursor node { text } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } }": TypedDocument<Anonymous_fee56b85Query, Anonymous_fee56b85QueryVariables>;
  "query ($filter: ConversationFilter) { conversations(filter: $filter) { totalCount nodes { id } } }": TypedDocument<Anonymous_b748e547Query, Anonymous_b748e547QueryVariables>;
  "query ($filter: EventFilter) { events(filter: $filter) { totalCount } }": TypedDocument<Anonymous_721a77d2Query, Anonymous_721a77d2QueryVariables>;
  "query ($filter: UserFilter) { users(filter: $filter) { totalCount nodes { firstName } } }": TypedDocument<Anonymous_44b2dcf4Query, Anonymous_44b2dcf4QueryVariables>;
  "query ($filter: UserFilter) { users(filter: $filter) { totalCount } }": TypedDocument<Anonymous_7b36c89dQuery, Anonymous_7b36c89dQueryVariables>;
  "query ($filter: UserFilter, $first: Int, $after: String) { users(filter: $filter, first: $first, after: $after) { totalCount } }": TypedDocument<Anonymous_5b3287deQuery, Anonymous_5b3287deQueryVariables>;
  "query ($first: Int, $after: String) { organizations { totalCount nodes { name\n    users(first: $first, after: $after) { totalCount nodes { firstName organization { id name } } pageInfo { hasNextPage endCursor } } } } }": TypedDocument<Anonymous_7243b2fcQuery, Anonymous_7243b2fcQueryVariables>;
  "query ($first: Int, $after: String, $groups: Int) {\n  contactGroups(first: $groups) { nodes { name\n    contacts(first: $first, after: $after) { totalCount nodes { name groups { name } } edges { cursor node { name } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } }": TypedDocument<Anonymous_2e981fb4Query, Anonymous_2e981fb4QueryVariables>;
  "query ($first: Int, $after: String, $last: Int, $before: String, $filter: ContactFilter) {\n  contacts(first: $first, after: $after, last: $last, before: $before, filter: $filter) {\n    totalCount nodes { name } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }": TypedDocument<Anonymous_31206e50Query, Anonymous_31206e50QueryVariables>;
  "query ($first: Int, $after: String, $last: Int, $before: String, $filter: InvitationFilter, $orderBy: InvitationOrder) {\n  invitations(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {\n    nodes { email } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n  }\n}": TypedDocument<Anonymous_f0c8c84fQuery, Anonymous_f0c8c84fQueryVariables>;
  "query ($from: DateTime!, $to: DateTime!) {\n  indicators(from: $from, to: $to) { user { name } averageRating feedback { rating comment } } }": TypedDocument<Anonymous_ad640a8fQuery, Anonymous_ad640a8fQueryVariables>;
  "query ($from: DateTime!, $to: DateTime!, $userIds: [ID!]) {\n  indicators(from: $from, to: $to, userIds: $userIds) {\n    user { id name email } conversationsReceived conversationsClosed messagesSent firstResponseSeconds } }": TypedDocument<Anonymous_2af75534Query, Anonymous_2af75534QueryVariables>;
  "query ($from: DateTime!, $to: DateTime!, $userIds: [ID!], $feedback: Boolean!) {\n  indicators(from: $from, to: $to, userIds: $userIds) {\n    user { id name } conversationsReceived conversationsClosed messagesSent firstResponseSeconds\n    averageRating @include(if: $feedback) feedback @include(if: $feedback) { rating comment createdAt } } }": TypedDocument<Anonymous_2d3768d8Query, Anonymous_2d3768d8QueryVariables>;
  "query ($id: ID!) { contact(id: $id) { id } contacts { totalCount nodes { id } } }": TypedDocument<Anonymous_09c1021cQuery, Anonymous_09c1021cQueryVariables>;
  "query ($id: ID!) { contact(id: $id) { name email phone groups { name } } }": TypedDocument<Anonymous_cd156d90Query, Anonymous_cd156d90QueryVariables>;
  "query ($id: ID!) { contactGroup(id: $id) { name organizations { name version } contacts { nodes { name } } } }": TypedDocument<Anonymous_61d4235fQuery, Anonymous_61d4235fQueryVariables>;
  "query ($id: ID!) { contactGroup(id: $id) { one: contacts(first: 1) { nodes { name } } all: contacts { list: nodes { name } } } }": TypedDocument<Anonymous_a0108613Query, Anonymous_a0108613QueryVariables>;
  "query ($id: ID!) { conversation(by: { id: $id }) {\n      contact { id name } channel { id } department { name } project { name } chatGroup { name } requiredSkills { name } labels { name } feedback { rating } } }": TypedDocument<Anonymous_e998d1a4Query, Anonymous_e998d1a4QueryVariables>;
  "query ($id: ID!) { conversation(by: { id: $id }) { assignee { id } } }": TypedDocument<Anonymous_38a5e7a5Query, Anonymous_38a5e7a5QueryVariables>;
  "query ($id: ID!) { conversation(by: { id: $id }) { id feedback { rating } } }": TypedDocument<Anonymous_4f113d29Query, Anonymous_4f113d29QueryVariables>;
  "query ($id: ID!) { conversation(by: { id: $id }) { id } }": TypedDocument<Anonymous_d687dc6fQuery, Anonymous_d687dc6fQueryVariables>;
  "query ($id: ID!) { conversation(by: { id: $id }) { lastMessageAt messages { nodes { author text signature user { id } createdAt } } } }": TypedDocument<Anonymous_a95eb3b8Query, Anonymous_a95eb3b8QueryVariables>;
  "query ($id: ID!) { conversation(by: { id: $id }) { lastMessageAt messages(last: 1) { nodes { text createdAt } } } }": TypedDocument<Anonymous_e6026043Query, Anonymous_e6026043QueryVariables>;
  "query ($id: ID!) { conversation(by: { id: $id }) { messages(first: 100) { nodes {\n  text attachmentsHidden attachments { id fileName mediaType byteLength url } } } } }": TypedDocument<Anonymous_5f17fa43Query, Anonymous_5f17fa43QueryVariables>;
  "query ($id: ID!) { conversation(by: { id: $id }) { messages(first: 100) { nodes { author text signature user { id } } } } }": TypedDocument<Anonymous_b917bd13Query, Anonymous_b917bd13QueryVariables>;
  "query ($id: ID!) { conversation(by: { id: $id }) { status assignee { id } } }": TypedDocument<Anonymous_433a22e8Query, Anonymous_433a22e8QueryVariables>;
  "query ($id: ID!) { conversations { totalCount } conversation(by: { id: $id }) { id } }": TypedDocument<Anonymous_166e7fc2Query, Anonymous_166e7fc2QueryVariables>;
  "query ($id: ID!) { invitation(id: $id) {\n  id email kind status roles { name } departments { name } conversationLimit message language invitedBy { id name } acceptedBy { id name }\n  createdAt sentAt sendCount expiresAt delivery version\n} }": TypedDocument<Anonymous_62a74b1eQuery, Anonymous_62a74b1eQueryVariables>;
  "query ($id: ID!) { invitation(id: $id) { email } }": TypedDocument<Anonymous_3b351719Query, Anonymous_3b351719QueryVariables>;
  "query ($id: ID!) { invitation(id: $id) { id } }": TypedDocument<Anonymous_1d54e459Query, Anonymous_1d54e459QueryVariables>;
  "query ($id: ID!) { invitation(id: $id) { invitedBy { id } } }": TypedDocument<Anonymous_aa4f10aeQuery, Anonymous_aa4f10aeQueryVariables>;
  "query ($id: ID!) { invitation(id: $id) { kind roles { id } organization { name } } }": TypedDocument<Anonymous_f845fb74Query, Anonymous_f845fb74QueryVariables>;
  "query ($id: ID!) { invitation(id: $id) { version status roles { name } } }": TypedDocument<Anonymous_ad2596fcQuery, Anonymous_ad2596fcQueryVariables>;
  "query ($id: ID!) { invitations(filter: { organizationId: $id }) { totalCount nodes { email organization { id } } } }": TypedDocument<Anonymous_bc4f2119Query, Anonymous_bc4f2119QueryVariables>;
  "query ($id: ID!) { organization(id: $id) { name version contactGroups { name organizations { name } }\n  users { totalCount nodes { name kind organization { id } } } } }": TypedDocument<Anonymous_81506bafQuery, Anonymous_81506bafQueryVariables>;
  "query ($id: ID!) { user(id: $id) { email } }": TypedDocument<Anonymous_9baa292dQuery, Anonymous_9baa292dQueryVariables>;
  "query ($id: ID!) { user(id: $id) { emailVerified } }": TypedDocument<Anonymous_c7adae15Query, Anonymous_c7adae15QueryVariables>;
  "query ($id: ID!) { user(id: $id) { name email } }": TypedDocument<Anonymous_c76cd6a6Query, Anonymous_c76cd6a6QueryVariables>;
  "query ($id: ID!) { user(id: $id) { name status } }": TypedDocument<Anonymous_612ef2d7Query, Anonymous_612ef2d7QueryVariables>;
  "query ($id: ID!) { user(id: $id) { openConversationCount } }": TypedDocument<Anonymous_effffeddQuery, Anonymous_effffeddQueryVariables>;
  "query ($id: ID!) { user(id: $id) { presence } }": TypedDocument<Anonymous_0bc54e56Query, Anonymous_0bc54e56QueryVariables>;
  "query ($id: ID!) { user(id: $id) { roles { name } } }": TypedDocument<Anonymous_2130b72cQuery, Anonymous_2130b72cQueryVariables>;
  "query ($id: ID!) { user(id: $id) { skills { name } } }": TypedDocument<Anonymous_562c0448Query, Anonymous_562c0448QueryVariables>;
  "query ($id: ID!) { user(id: $id) { status suspension { at } } }": TypedDocument<Anonymous_e09daebcQuery, Anonymous_e09daebcQueryVariables>;
  "query ($id: ID!) { user(id: $id) { suspension { by { id } } } }": TypedDocument<Anonymous_6531d02bQuery, Anonymous_6531d02bQueryVariables>;
  "query ($id: ID!) { user(id: $id) { version chatGroups { id } } }": TypedDocument<Anonymous_5e0e555eQuery, Anonymous_5e0e555eQueryVariables>;
  "query ($id: ID!) { users(filter: { organizationId: $id }) { totalCount nodes { firstName } } }": TypedDocument<Anonymous_bd4f048cQuery, Anonymous_bd4f048cQueryVariables>;
  "query ($id: ID!, $protocol: String!) {\n            byId: conversation(by: { id: $id }) { id messages { totalCount nodes { text } } }\n            byProtocol: conversation(by: { protocol: $protocol }) { id }\n          }": TypedDocument<Anonymous_d102c470Query, Anonymous_d102c470QueryVariables>;
  "query ($id: ID!, $protocol: String!) {\n        byId: conversation(by: { id: $id }) { id } byProtocol: conversation(by: { protocol: $protocol }) { id } conversations { totalCount }\n      }": TypedDocument<Anonymous_02f82ef6Query, Anonymous_02f82ef6QueryVariables>;
  "query ($id: ID!, $protocol: String!) {\n  byId: conversation(by: { id: $id }) { id } byProtocol: conversation(by: { protocol: $protocol }) { id } conversations { totalCount nodes { id } } }": TypedDocument<Anonymous_e0fae429Query, Anonymous_e0fae429QueryVariables>;
  "query ($id: ID!, $user: ID!) { conversation(by: { id: $id }) { assignee { id } } user(id: $user) { openConversationCount } }": TypedDocument<Anonymous_5ceedfcdQuery, Anonymous_5ceedfcdQueryVariables>;
  "query ($names: Boolean!) { viewer { user { name @include(if: $names) email @skip(if: $names) } } }": TypedDocument<Anonymous_1ee749e9Query, Anonymous_1ee749e9QueryVariables>;
  "query ($search: String) {\n          all: conversations(first: 100) { totalCount nodes { id } }\n          byCreation: conversations(first: 100, orderBy: { field: CREATED_AT, direction: ASC }) { nodes { id } }\n          conversations(first: 100, filter: { search: $search }) { totalCount nodes { id } }\n        }": TypedDocument<Anonymous_c5f8e0aaQuery, Anonymous_c5f8e0aaQueryVariables>;
  "query ($search: String, $first: Int, $after: String) { contactGroups(search: $search, first: $first, after: $after) { totalCount nodes { name } pageInfo { endCursor hasNextPage } } }": TypedDocument<Anonymous_a74ac617Query, Anonymous_a74ac617QueryVariables>;
  "query ($slug: String!) { accountPreview(slug: $slug) { name } }": TypedDocument<Anonymous_4b023cb4Query, Anonymous_4b023cb4QueryVariables>;
  "query ($slug: String!) { accountPreview(slug: $slug) { slug name language } }": TypedDocument<Anonymous_eb6e6f73Query, Anonymous_eb6e6f73QueryVariables>;
  "query ($token: String!) {\n  invitationPreview(token: $token) { accountName email invitedByName roleNames organizationName status expiresAt }\n}": TypedDocument<Anonymous_de7df259Query, Anonymous_de7df259QueryVariables>;
  "query ($userId: ID!, $permission: Permission!) {\n  explainAccess(userId: $userId, permission: $permission) {\n    user { id status } permission granted obstacles heldBy { name } givenBy { name assignable }\n  }\n}": TypedDocument<Anonymous_d0647c09Query, Anonymous_d0647c09QueryVariables>;
  "query ($with: Boolean!, $first: Int) { users(first: $first) { nodes { id name @include(if: $with) } } }": TypedDocument<Anonymous_6ab6e2e2Query, Anonymous_6ab6e2e2QueryVariables>;
  "query($filter: UserFilter) { users(filter: $filter, orderBy: { field: CREATED_AT, direction: DESC }) { nodes { id } } }": TypedDocument<Anonymous_869d1b83Query, Anonymous_869d1b83QueryVariables>;
  "query($filter: UserFilter, $orderBy: UserOrder) { users(filter: $filter, orderBy: $orderBy) { nodes { id } } }": TypedDocument<Anonymous_7f5daac4Query, Anonymous_7f5daac4QueryVariables>;
  "query($first: Int, $after: String, $last: Int, $before: String, $filter: UserFilter, $orderBy: UserOrder) {\n  users(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {\n    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id name } } } }": TypedDocument<Anonymous_6de90b76Query, Anonymous_6de90b76QueryVariables>;
  "query($id: ID!) { role(id: $id) { assignable } }": TypedDocument<Anonymous_fa1908cdQuery, Anonymous_fa1908cdQueryVariables>;
  "query($id: ID!) { role(id: $id) { systemRole } }": TypedDocument<Anonymous_71ec6edfQuery, Anonymous_71ec6edfQueryVariables>;
  "query($id: ID!) { user(id: $id) { ...All } viewer { user { ...All } } }\nfragment All on User {\n  id kind firstName lastName name webchatName departments { name } createdAt version manageable\n  email emailVerified status suspension { reason } roles { name } permissions conversationLimit absenceMessage lastSeenAt language\n}": TypedDocument<Anonymous_38eb325eQuery, Anonymous_38eb325eQueryVariables>;
  "query($id: ID!) { user(id: $id) { id } users { totalCount nodes { id } } roles { systemRole userCount } }": TypedDocument<Anonymous_e66e7379Query, Anonymous_e66e7379QueryVariables>;
  "query($id: ID!) { user(id: $id) { manageable } }": TypedDocument<Anonymous_442e3393Query, Anonymous_442e3393QueryVariables>;
  "query($id: ID!) { user(id: $id) { name } }": TypedDocument<Anonymous_7fc29287Query, Anonymous_7fc29287QueryVariables>;
  "query($id: ID!) { user(id: $id) { suspension { at } } }": TypedDocument<Anonymous_2b4a6d1dQuery, Anonymous_2b4a6d1dQueryVariables>;
  "query($id: ID!) { user(id: $id) { version suspension { at } } }": TypedDocument<Anonymous_c8d0c57eQuery, Anonymous_c8d0c57eQueryVariables>;
  "query($id: ID!) { user(id: $id) { webchatName conversationLimit absenceMessage departments { name } } }": TypedDocument<Anonymous_f4ce5a3bQuery, Anonymous_f4ce5a3bQueryVariables>;
  "query($id: ID!) { viewer { account { seats { used available } } } user(id: $id) { email roles { systemRole } } }": TypedDocument<Anonymous_1dfd3f34Query, Anonymous_1dfd3f34QueryVariables>;
  "subscription ($after: String) {\n       viewerEvents(after: $after) { kind actorName ... on AccountEvent { account { features } } } }": TypedDocument<Anonymous_18a988a9Subscription, Anonymous_18a988a9SubscriptionVariables>;
  "subscription ($after: String) {\n    viewerEvents(after: $after) { kind sequence ... on RoleEvent { role { name permissions } } ... on UserEvent { user { roles { name } } } } }": TypedDocument<Anonymous_e84102d1Subscription, Anonymous_e84102d1SubscriptionVariables>;
  "subscription ($after: String) {\n  events(after: $after) { __typename id kind sequence cursor actorName actor { name } changes { field before after } ... on StructureEvent { name structureKind } }\n}": TypedDocument<Anonymous_807fbf18Subscription, Anonymous_807fbf18SubscriptionVariables>;
  "subscription ($after: String) { events(after: $after) { __typename kind actorName\n      ... on OrganizationEvent { organizationId organization { name contactGroups { name } users { totalCount } } }\n      ... on StructureEvent { structureKind structureId name }\n      ... on AccountEvent { subjectId } } }": TypedDocument<Anonymous_3d2d986bSubscription, Anonymous_3d2d986bSubscriptionVariables>;
  "subscription ($after: String) { events(after: $after) { kind ... on UserEvent { user { email } } ... on RoleEvent { role { permissions userCount } } } }": TypedDocument<Anonymous_e185d027Subscription, Anonymous_e185d027SubscriptionVariables>;
  "subscription ($after: String) { events(after: $after) { kind actor { name email manageable } actorName } }": TypedDocument<Anonymous_8e11795cSubscription, Anonymous_8e11795cSubscriptionVariables>;
  "subscription ($after: String) { events(after: $after) { kind } }": TypedDocument<Anonymous_55abcad7Subscription, Anonymous_55abcad7SubscriptionVariables>;
  "subscription ($after: String) { events(after: $after) { sequence cursor } }": TypedDocument<Anonymous_badfc121Subscription, Anonymous_badfc121SubscriptionVariables>;
  "subscription ($after: String) { events(after: $after) { sequence kind } }": TypedDocument<Anonymous_eb747070Subscription, Anonymous_eb747070SubscriptionVariables>;
  "subscription ($after: String) { events(after: $after) { sequence } }": TypedDocument<Anonymous_e9cba9c5Subscription, Anonymous_e9cba9c5SubscriptionVariables>;
  "subscription ($after: String) { events(after: $after, filter: { kinds: [AUTOMATION_UPDATED] }) { __typename kind changes { field } ... on AccountEvent { account { id } } } }": TypedDocument<Anonymous_041b946cSubscription, Anonymous_041b946cSubscriptionVariables>;
  "subscription ($after: String) { invitationEvents(after: $after) {\n      kind actor { id } actorName email changes { field before after } invitation { id status version }\n    } }": TypedDocument<Anonymous_ea809745Subscription, Anonymous_ea809745SubscriptionVariables>;
  "subscription ($after: String) { userEvents(after: $after) { __typename kind userId user { twoFactor { enabled recoveryCodesLeft } } } }": TypedDocument<Anonymous_2c960e98Subscription, Anonymous_2c960e98SubscriptionVariables>;
  "subscription ($after: String) { userEvents(after: $after) { kind actorName user { name roles { name } } } }": TypedDocument<Anonymous_2cd49f3aSubscription, Anonymous_2cd49f3aSubscriptionVariables>;
  "subscription ($after: String) { userEvents(after: $after) { kind } }": TypedDocument<Anonymous_ddda29abSubscription, Anonymous_ddda29abSubscriptionVariables>;
  "subscription ($after: String) { userEvents(after: $after) { sequence } }": TypedDocument<Anonymous_09f571bbSubscription, Anonymous_09f571bbSubscriptionVariables>;
  "subscription ($after: String) { userEvents(after: $after) { user { departments { id } } } }": TypedDocument<Anonymous_50b83780Subscription, Anonymous_50b83780SubscriptionVariables>;
  "subscription ($after: String) { userEvents(after: $after) { user { name email manageable account: webchatName } } }": TypedDocument<Anonymous_5b2ce631Subscription, Anonymous_5b2ce631SubscriptionVariables>;
  "subscription ($after: String) { userEvents(after: $after) { user { name email } } }": TypedDocument<Anonymous_d127bae4Subscription, Anonymous_d127bae4SubscriptionVariables>;
  "subscription ($after: String) { userEvents(after: $after) { user { roles { name } } } }": TypedDocument<Anonymous_48cbaa23Subscription, Anonymous_48cbaa23SubscriptionVariables>;
  "subscription ($after: String) { viewerEvents(after: $after) { kind ... on ApiKeyEvent { apiKeyId } } }": TypedDocument<Anonymous_897bc931Subscription, Anonymous_897bc931SubscriptionVariables>;
  "subscription ($after: String) { viewerEvents(after: $after) { kind changes { field after } } }": TypedDocument<Anonymous_a01e9ab5Subscription, Anonymous_a01e9ab5SubscriptionVariables>;
  "subscription ($after: String) { viewerEvents(after: $after) { kind changes { field } ... on UserEvent { user { skills { name } channels { name managers { id } } } } } }": TypedDocument<Anonymous_314d0658Subscription, Anonymous_314d0658SubscriptionVariables>;
  "subscription ($after: String) { viewerEvents(after: $after) { kind sequence ... on UserEvent { user { name roles { name } } } } }": TypedDocument<Anonymous_781decbdSubscription, Anonymous_781decbdSubscriptionVariables>;
  "subscription ($after: String) { viewerEvents(after: $after) { kind } }": TypedDocument<Anonymous_e4e071baSubscription, Anonymous_e4e071baSubscriptionVariables>;
  "subscription ($after: String, $filter: EventFilter) {\n  events(after: $after, filter: $filter) { kind actorName changes { field before after } ... on StructureEvent { structureKind structureId name } }\n}": TypedDocument<Anonymous_be6803e8Subscription, Anonymous_be6803e8SubscriptionVariables>;
  "subscription ($after: String, $filter: EventFilter) { events(after: $after, filter: $filter) { kind } }": TypedDocument<Anonymous_9e979b75Subscription, Anonymous_9e979b75SubscriptionVariables>;
  "subscription ($after: String, $mine: Boolean!) { userEvents(after: $after) { user { name roles { name assignable @include(if: $mine) } } } }": TypedDocument<Anonymous_391e8e91Subscription, Anonymous_391e8e91SubscriptionVariables>;
  "subscription ($id: ID!) { userEvents(userIds: [$id]) { kind } }": TypedDocument<Anonymous_44c8f0c1Subscription, Anonymous_44c8f0c1SubscriptionVariables>;
  "subscription { events { kind actorName ... on ApiKeyEvent { apiKeyId } } }": TypedDocument<Anonymous_a95f9539Subscription, Anonymous_a95f9539SubscriptionVariables>;
  "subscription { events { kind } }": TypedDocument<Anonymous_dca6cef7Subscription, Anonymous_dca6cef7SubscriptionVariables>;
  "subscription { events { sequence } }": TypedDocument<Anonymous_e0436d3cSubscription, Anonymous_e0436d3cSubscriptionVariables>;
  "subscription { userEvents { kind } }": TypedDocument<Anonymous_d66f5993Subscription, Anonymous_d66f5993SubscriptionVariables>;
  "subscription { viewerEvents { kind } }": TypedDocument<Anonymous_e37143f9Subscription, Anonymous_e37143f9SubscriptionVariables>;
  "{\n      events { nodes { kind actor { firstName } ... on UserEvent { user { firstName } } ... on StructureEvent { name } ... on AccountEvent { account { id } } } }\n    }": TypedDocument<Anonymous_b9e87ee9Query, Anonymous_b9e87ee9QueryVariables>;
  "{ __typename viewer { __typename user { __typename } } users { __typename nodes { __typename } pageInfo { __typename } } }": TypedDocument<Anonymous_3a538395Query, Anonymous_3a538395QueryVariables>;
  "{ apiKeys { id name permissions createdBy { id name } createdAt lastUsedAt expiresAt } }": TypedDocument<Anonymous_69d0b3f0Query, Anonymous_69d0b3f0QueryVariables>;
  "{ apiKeys { lastUsedAt } }": TypedDocument<Anonymous_0211fa3fQuery, Anonymous_0211fa3fQueryVariables>;
  "{ automation { distributionEnabled } }": TypedDocument<Anonymous_c8a21846Query, Anonymous_c8a21846QueryVariables>;
  "{ automation { greeting closing distributionEnabled } }": TypedDocument<Anonymous_3c03dd2aQuery, Anonymous_3c03dd2aQueryVariables>;
  "{ chatGroups { name participants { name chatGroups { id } } } }": TypedDocument<Anonymous_cb934499Query, Anonymous_cb934499QueryVariables>;
  "{ contacts { totalCount } }": TypedDocument<Anonymous_300c3c50Query, Anonymous_300c3c50QueryVariables>;
  "{ conversations(first: 1) { pageInfo { endCursor } } }": TypedDocument<Anonymous_69091a17Query, Anonymous_69091a17QueryVariables>;
  "{ conversations(first: 10) { totalCount } }": TypedDocument<Anonymous_164a7c35Query, Anonymous_164a7c35QueryVariables>;
  "{ conversations(first: 100) { nodes { id } } }": TypedDocument<Anonymous_3b4599b7Query, Anonymous_3b4599b7QueryVariables>;
  "{ departments { id } viewer { eventCursor } again: departments { id } }": TypedDocument<Anonymous_62af6511Query, Anonymous_62af6511QueryVariables>;
  "{ departments { id } }": TypedDocument<Anonymous_812cfa31Query, Anonymous_812cfa31QueryVariables>;
  "{ departments { name userCount } }": TypedDocument<Anonymous_ea8476e2Query, Anonymous_ea8476e2QueryVariables>;
  "{ events { nodes { __typename kind actorName ... on ApiKeyEvent { apiKeyId name } } } }": TypedDocument<Anonymous_2df8e9a1Query, Anonymous_2df8e9a1QueryVariables>;
  "{ events { nodes { __typename kind actorName changes { field before after } ... on RoleEvent { roleId role { name } } } } }": TypedDocument<Anonymous_ac9e8586Query, Anonymous_ac9e8586QueryVariables>;
  "{ events { totalCount nodes { kind actor { name roles { name } } ... on UserEvent { user { name } } } } }": TypedDocument<Anonymous_07628ef3Query, Anonymous_07628ef3QueryVariables>;
  "{ events(filter: { kinds: [ORGANIZATION_CREATED, ORGANIZATION_DELETED, CONTACT_DELETED] }) { nodes { __typename kind } } }": TypedDocument<Anonymous_ea3812b7Query, Anonymous_ea3812b7QueryVariables>;
  "{ events(filter: { kinds: [STRUCTURE_CREATED] }) { nodes { __typename ... on StructureEvent { structureKind } } } }": TypedDocument<Anonymous_55a9b245Query, Anonymous_55a9b245QueryVariables>;
  "{ events(first: 1) { nodes { __typename kind ... on AccountEvent { subjectId account { id } } } } }": TypedDocument<Anonymous_601ace86Query, Anonymous_601ace86QueryVariables>;
  "{ events(first: 1) { nodes { actor { id } actorName } } }": TypedDocument<Anonymous_8e2476f6Query, Anonymous_8e2476f6QueryVariables>;
  "{ events(first: 1) { nodes { kind changes { field before after } ... on RoleEvent { roleId role { id } } } } }": TypedDocument<Anonymous_74d1697fQuery, Anonymous_74d1697fQueryVariables>;
  "{ events(first: 2) { totalCount nodes { sequence cursor kind ... on StructureEvent { name } } pageInfo { hasNextPage endCursor } } }": TypedDocument<Anonymous_a9c848aaQuery, Anonymous_a9c848aaQueryVariables>;
  "{ events(first: 50) { nodes { kind actorName changes { field before after } } } }": TypedDocument<Anonymous_e8bd5e1aQuery, Anonymous_e8bd5e1aQueryVariables>;
  "{ invitations { nodes { organization { id } } } }": TypedDocument<Anonymous_3341ce49Query, Anonymous_3341ce49QueryVariables>;
  "{ invitations { totalCount } }": TypedDocument<Anonymous_e3cf7846Query, Anonymous_e3cf7846QueryVariables>;
  "{ invitations(first: 10) { totalCount nodes {\n      email roles { name permissions } departments { name } invitedBy { name email roles { name } } acceptedBy { name }\n    } } }": TypedDocument<Anonymous_d6806657Query, Anonymous_d6806657QueryVariables>;
  "{ permissionCatalogue { permission group title description } }": TypedDocument<Anonymous_a61765bcQuery, Anonymous_a61765bcQueryVariables>;
  "{ permissionCatalogue { title } }": TypedDocument<Anonymous_d2dbe5b0Query, Anonymous_d2dbe5b0QueryVariables>;
  "{ quickReplies { text } }": TypedDocument<Anonymous_4ff49deeQuery, Anonymous_4ff49deeQueryVariables>;
  "{ role(id: \"01900000-0000-7000-8000-000000000000\") { id } }": TypedDocument<Anonymous_efbf630cQuery, Anonymous_efbf630cQueryVariables>;
  "{ roles { id kind systemRole name description permissions version } }": TypedDocument<Anonymous_c9ab8dffQuery, Anonymous_c9ab8dffQueryVariables>;
  "{ roles { id systemRole } }": TypedDocument<Anonymous_cce34ac3Query, Anonymous_cce34ac3QueryVariables>;
  "{ roles { id } }": TypedDocument<Anonymous_83e772cdQuery, Anonymous_83e772cdQueryVariables>;
  "{ roles { kind systemRole name description permissions } }": TypedDocument<Anonymous_0b9c89f8Query, Anonymous_0b9c89f8QueryVariables>;
  "{ roles { name assignable } users { nodes { id manageable } } }": TypedDocument<Anonymous_9e6ec19cQuery, Anonymous_9e6ec19cQueryVariables>;
  "{ roles { name permissions userCount assignable } }": TypedDocument<Anonymous_815cf4a5Query, Anonymous_815cf4a5QueryVariables>;
  "{ roles { name } }": TypedDocument<Anonymous_fba43f8eQuery, Anonymous_fba43f8eQueryVariables>;
  "{ roles { systemRole userCount } }": TypedDocument<Anonymous_0b142aa9Query, Anonymous_0b142aa9QueryVariables>;
  "{ roles { userCount } }": TypedDocument<Anonymous_b5bcbbbdQuery, Anonymous_b5bcbbbdQueryVariables>;
  "{ user(id: \"00000000-0000-0000-0000-000000000000\") { id } }": TypedDocument<Anonymous_1e2bf8e2Query, Anonymous_1e2bf8e2QueryVariables>;
  "{ users { nodes {\n  id kind firstName lastName name webchatName departments { name } createdAt version manageable\n  email emailVerified status suspension { reason } roles { name } permissions conversationLimit absenceMessage lastSeenAt language\n} } }": TypedDocument<Anonymous_c887545eQuery, Anonymous_c887545eQueryVariables>;
  "{ users { nodes { email } } }": TypedDocument<Anonymous_c736e847Query, Anonymous_c736e847QueryVariables>;
  "{ users { nodes { id } } }": TypedDocument<Anonymous_c5b95f3cQuery, Anonymous_c5b95f3cQueryVariables>;
  "{ users { nodes { name email } } }": TypedDocument<Anonymous_3f93ed71Query, Anonymous_3f93ed71QueryVariables>;
  "{ users { nodes { name manageable } } departments { id } }": TypedDocument<Anonymous_ef91e423Query, Anonymous_ef91e423QueryVariables>;
  "{ users { nodes { name presence } } }": TypedDocument<Anonymous_b36c6d25Query, Anonymous_b36c6d25QueryVariables>;
  "{ users { nodes { name twoFactor { required enabled recoveryCodesLeft } mustChangePassword } } }": TypedDocument<Anonymous_21dfd365Query, Anonymous_21dfd365QueryVariables>;
  "{ users { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { name } } nodes { name email roles { name userCount } departments { name userCount } permissions manageable suspension { by { name } } } } }": TypedDocument<Anonymous_d997a14bQuery, Anonymous_d997a14bQueryVariables>;
  "{ users(filter: { twoFactorEnabled: true }) { totalCount } }": TypedDocument<Anonymous_102d177fQuery, Anonymous_102d177fQueryVariables>;
  "{ viewer {\n  user { id } session { id } sessions { id } permissions account { id slug } eventCursor } }": TypedDocument<Anonymous_719173ddQuery, Anonymous_719173ddQueryVariables>;
  "{ viewer { account { id features } } }": TypedDocument<Anonymous_1e814b47Query, Anonymous_1e814b47QueryVariables>;
  "{ viewer { account { id } } users { nodes { id } } }": TypedDocument<Anonymous_3a2e0d59Query, Anonymous_3a2e0d59QueryVariables>;
  "{ viewer { account { id } } }": TypedDocument<Anonymous_244e5627Query, Anonymous_244e5627QueryVariables>;
  "{ viewer { account { seats { limit used reserved available } } } }": TypedDocument<Anonymous_8813682dQuery, Anonymous_8813682dQueryVariables>;
  "{ viewer { account { seats { used available } } } }": TypedDocument<Anonymous_3a381a8eQuery, Anonymous_3a381a8eQueryVariables>;
  "{ viewer { account { seats { used reserved available } } } }": TypedDocument<Anonymous_d1c1556aQuery, Anonymous_d1c1556aQueryVariables>;
  "{ viewer { eventCursor } accountPreview(slug: \"nobody\") { name } }": TypedDocument<Anonymous_ba78df35Query, Anonymous_ba78df35QueryVariables>;
  "{ viewer { eventCursor } }": TypedDocument<Anonymous_1747894fQuery, Anonymous_1747894fQueryVariables>;
  "{ viewer { permissions } users { nodes { email } } }": TypedDocument<Anonymous_e7fb93cfQuery, Anonymous_e7fb93cfQueryVariables>;
  "{ viewer { permissions } }": TypedDocument<Anonymous_f38d37a1Query, Anonymous_f38d37a1QueryVariables>;
  "{ viewer { session { id } sessions { id createdAt lastUsedAt expiresAt ipAddress userAgent current } } }": TypedDocument<Anonymous_8807de43Query, Anonymous_8807de43QueryVariables>;
  "{ viewer { session { id } } }": TypedDocument<Anonymous_746b0de8Query, Anonymous_746b0de8QueryVariables>;
  "{ viewer { sessions { id current } } }": TypedDocument<Anonymous_7bb595b3Query, Anonymous_7bb595b3QueryVariables>;
  "{ viewer { user { channels { name managers { id } } chatGroups { name participants { id } } } } }": TypedDocument<Anonymous_9690f9f7Query, Anonymous_9690f9f7QueryVariables>;
  "{ viewer { user { emailVerified version } } }": TypedDocument<Anonymous_5ccfa243Query, Anonymous_5ccfa243QueryVariables>;
  "{ viewer { user { emailVerified } } }": TypedDocument<Anonymous_06e96630Query, Anonymous_06e96630QueryVariables>;
  "{ viewer { user { id } } }": TypedDocument<Anonymous_601d1bc5Query, Anonymous_601d1bc5QueryVariables>;
  "{ viewer { user { kind name roles { id } permissions organization { id name } } } }": TypedDocument<Anonymous_ac5647ecQuery, Anonymous_ac5647ecQueryVariables>;
  "{ viewer { user { lastSeenAt } } }": TypedDocument<Anonymous_4d543f57Query, Anonymous_4d543f57QueryVariables>;
  "{ viewer { user { name roles { name permissions } departments { name } manageable } account { name seats { limit used } } sessions { id current } eventCursor } }": TypedDocument<Anonymous_73e93c56Query, Anonymous_73e93c56QueryVariables>;
  "{ viewer { user { organization { id name } } } }": TypedDocument<Anonymous_3d1464acQuery, Anonymous_3d1464acQueryVariables>;
  "{ viewer { user { twoFactor { required enabled recoveryCodesLeft } mustChangePassword } } }": TypedDocument<Anonymous_de1ccf81Query, Anonymous_de1ccf81QueryVariables>;
  "{ viewer { user { webchatName } session { current } } }": TypedDocument<Anonymous_207ecc40Query, Anonymous_207ecc40QueryVariables>;
}