import type { UnloggedWrite } from "./events/unlogged.js";
import type { Hooks } from "./hooks.js";
import {
  AccountResolver,
  AccountService,
  FeatureResolver,
  type FeatureService,
  SeatRequestService,
} from "./modules/accounts/index.js";
import { ApiKeyResolver, ApiKeyService } from "./modules/api-keys/index.js";
import { AutomationResolver, AutomationService } from "./modules/automation/index.js";
import { CampaignResolver, CampaignService } from "./modules/campaigns/index.js";
import {
  AssignmentService,
  ConversationMutations,
  ConversationOpening,
  ConversationResolver,
  ConversationService,
  LabelResolver,
  LabelService,
  MessageService,
  QuickReplyResolver,
  QuickReplyService,
} from "./modules/conversations/index.js";
import { ErasureResolver, type ErasureService } from "./modules/erasure/index.js";
import {
  InvitationLinkResolver,
  InvitationLinkService,
  InvitationResolver,
  InvitationService,
  InviteService,
  invitationsAsHolders,
  revokeInvitationsOf,
  revokeInvitationsTo,
} from "./modules/invitations/index.js";
import { EventResolver } from "./modules/log/index.js";
import {
  ContactGroupResolver,
  ContactGroupService,
  ContactResolver,
  ContactService,
  OrganizationResolver,
  OrganizationService,
} from "./modules/organizations/index.js";
import { IndicatorsResolver } from "./modules/reports/index.js";
import { RoleMutations, RoleResolver, RoleService } from "./modules/roles/index.js";
import {
  ChallengeService,
  EmailResolver,
  EmailService,
  entrance,
  type PasswordResetService,
  PasswordResolver,
  PasswordService,
  SecondFactor,
  SessionResolver,
  SessionService,
  SignInResolver,
  SignInService,
  SignUpService,
  sessionOpener,
  TwoFactorResolver,
  TwoFactorService,
  UserCredentialResolver,
  UserCredentialService,
  ViewerResolver,
} from "./modules/sessions/index.js";
import {
  ChannelResolver,
  ChannelService,
  ChatGroupResolver,
  ChatGroupService,
  DEPARTMENT,
  DepartmentResolver,
  NamedPartService,
  PROJECT,
  ProjectResolver,
  SKILL,
  SkillResolver,
} from "./modules/structure/index.js";
import {
  AccessResolver,
  UserCreation,
  UserCreationResolver,
  UserLifecycle,
  UserMutations,
  UserResolver,
  UserService,
  usersAsHolders,
} from "./modules/users/index.js";
import type { Foundations } from "./modules.js";

/** Services that jobs and sweeps use beside resolvers. */
export interface SharedServices {
  readonly unlogged: UnloggedWrite;
  readonly passwordResets: PasswordResetService;
  readonly features: FeatureService;
  readonly erasure: ErasureService;
}

/** An instance of each resolver class, with the services that do its work. */
export function createResolvers(
  { config, db, write, outbox, authenticator, secretKeys }: Foundations,
  { unlogged, passwordResets, features, erasure }: SharedServices,
  hooks: Hooks,
): object[] {
  const lifetimes = { idleHours: config.sessionIdleHours, maxDays: config.sessionMaxDays };
  const openSession = sessionOpener(authenticator, outbox, lifetimes);
  const enter = entrance(openSession);
  const secondFactor = new SecondFactor(secretKeys);
  const signUp = { seats: config.defaultSeats, perHour: config.signUpsPerHour };
  return [
    new AccountResolver(
      new AccountService(db, write, hooks.account),
      new SeatRequestService(db, write, outbox, config.operatorEmail),
    ),
    new ApiKeyResolver(new ApiKeyService(write)),
    new AutomationResolver(new AutomationService(write)),
    new ConversationResolver(),
    new ConversationMutations(
      new ConversationOpening(unlogged, hooks.conversation),
      new MessageService(unlogged, hooks.conversation),
      new AssignmentService(db, unlogged, hooks.conversation),
      new ConversationService(write, unlogged, hooks.conversation),
    ),
    new CampaignResolver(new CampaignService(write, unlogged)),
    new ChannelResolver(new ChannelService(write)),
    new ChatGroupResolver(new ChatGroupService(write)),
    new ContactResolver(new ContactService(write, unlogged)),
    new ContactGroupResolver(new ContactGroupService(write)),
    new OrganizationResolver(new OrganizationService(write, { revokeInvitationsTo })),
    new DepartmentResolver(new NamedPartService(write, DEPARTMENT)),
    new ProjectResolver(new NamedPartService(write, PROJECT)),
    new SkillResolver(new NamedPartService(write, SKILL)),
    new LabelResolver(new LabelService(write)),
    new QuickReplyResolver(new QuickReplyService(write)),
    new EmailResolver(new EmailService(db, write, outbox)),
    new ErasureResolver(erasure),
    new EventResolver(),
    new FeatureResolver(features),
    new IndicatorsResolver(),
    new InvitationLinkResolver(new InvitationLinkService(db, write, enter)),
    new InvitationResolver(new InviteService(write, outbox), new InvitationService(write, outbox)),
    new PasswordResolver(new PasswordService(db, write, outbox), passwordResets),
    new RoleResolver(),
    new RoleMutations(
      new RoleService(write, { users: usersAsHolders, invitations: invitationsAsHolders, revokeInvitationsOf }),
    ),
    new SessionResolver(new SessionService(write)),
    new SignInResolver(
      new SignUpService(db, openSession, outbox, signUp),
      new SignInService(db, write, enter),
      new ChallengeService(db, write, outbox, secondFactor, enter),
    ),
    new TwoFactorResolver(new TwoFactorService(db, write, secondFactor, enter)),
    new UserCredentialResolver(new UserCredentialService(db, write, outbox)),
    new AccessResolver(),
    new UserResolver(),
    new UserCreationResolver(new UserCreation(db, write, hooks.user)),
    new UserMutations(new UserService(write, hooks.user), new UserLifecycle(write, hooks.user)),
    new ViewerResolver(),
  ];
}
