import type { Authenticator } from "./access/authenticate.js";
import type { Config } from "./config.js";
import type { Database } from "./database/database.js";
import type { Sql } from "./database/sql.js";
import { UnloggedWrite } from "./events/unlogged.js";
import type { Write } from "./events/write.js";
import type { Task } from "./jobs/queue.js";
import type { Delivery } from "./mail/mail.js";
import type { Outbox } from "./mail/outbox.js";
import {
  AccountEntity,
  type AccountHooks,
  AccountResolver,
  AccountService,
  FeatureResolver,
  FeatureService,
  ROLLOUT_TASK,
  type RolloutJob,
  SeatRequestService,
} from "./modules/accounts/index.js";
import { ApiKeyResolver, ApiKeyService, deleteKeysOf, endExpiredKeys } from "./modules/api-keys/index.js";
import { ErasureResolver, ErasureService, removeClosed } from "./modules/erasure/index.js";
import {
  eraseInvitationAddresses,
  expireDue,
  InvitationLinkResolver,
  InvitationLinkService,
  InvitationResolver,
  InvitationService,
  InviteService,
  invitationsAsHolders,
  recordDelivery,
  revokeInvitationsOf,
  revokeInvitationsTo,
} from "./modules/invitations/index.js";
import { EventResolver } from "./modules/log/index.js";
import {
  ContactEntity,
  ContactGroupEntity,
  ContactGroupResolver,
  ContactGroupService,
  ContactResolver,
  ContactService,
  findOrganization,
  OrganizationEntity,
  OrganizationResolver,
  OrganizationService,
} from "./modules/organizations/index.js";
import { RoleEntity, RoleMutations, RoleResolver, RoleService } from "./modules/roles/index.js";
import {
  ChallengeService,
  deleteSessionsOfUsers,
  deleteUnprotectedSessions,
  EmailResolver,
  EmailService,
  endExpiredChallenges,
  endExpiredLinks,
  endExpiredSessions,
  entrance,
  firstPasswordMailer,
  PASSWORD_RESET_TASK,
  type PasswordResetJob,
  PasswordResetService,
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
  ChannelEntity,
  ChannelResolver,
  ChannelService,
  ChatGroupEntity,
  ChatGroupResolver,
  ChatGroupService,
  DEPARTMENT,
  DepartmentEntity,
  DepartmentResolver,
  NamedPartService,
  PROJECT,
  ProjectEntity,
  ProjectResolver,
  SKILL,
  SkillEntity,
  SkillResolver,
} from "./modules/structure/index.js";
import {
  AccessResolver,
  eraseDue,
  reactivateDue,
  UserCreation,
  UserCreationResolver,
  UserEntity,
  type UserHooks,
  UserLifecycle,
  UserMutations,
  UserResolver,
  UserService,
  usersAsHolders,
} from "./modules/users/index.js";
import { reapThrottles } from "./security/throttle.js";

export const ENTITIES = [
  AccountEntity,
  ChannelEntity,
  ChatGroupEntity,
  ContactEntity,
  ContactGroupEntity,
  DepartmentEntity,
  OrganizationEntity,
  ProjectEntity,
  RoleEntity,
  SkillEntity,
  UserEntity,
];

export interface Foundations {
  config: Config;
  db: Database;
  write: Write;
  outbox: Outbox;
  authenticator: Authenticator;
  /** The first seals, all of them open; see `seal`. */
  secretKeys: readonly Buffer[];
}

export interface Modules {
  resolvers: object[];
  /** What the job queue runs, by name. */
  tasks: Record<string, Task>;
  /** What has to be looked after every few seconds. */
  sweeps: (() => Promise<void>)[];
  /** Told what became of a mail that was sent with a `delivery`. */
  onDelivered(sql: Sql, delivery: Delivery, outcome: "SENT" | "FAILED"): Promise<void>;
}

/** Makes the modules' services and resolvers. What reaches from an earlier module to a later one is registered here as a hook. */
export function createModules({ config, db, write, outbox, authenticator, secretKeys }: Foundations): Modules {
  const userHooks: UserHooks = {
    endSessions: (tx, userIds) => deleteSessionsOfUsers(tx, tx.account.id, userIds),
    demandTwoFactor: (tx, userIds) => deleteUnprotectedSessions(tx, tx.account.id, userIds, tx.viewer.sessionId),
    mailFirstPasswords: firstPasswordMailer(outbox),
    revokeInvitationsOf,
    deleteKeysOf,
    findOrganization: (tx, id) => findOrganization(tx, tx.account.id, id),
  };
  const accountHooks: AccountHooks = {
    demandTwoFactor: async (tx) => {
      const ended = await deleteUnprotectedSessions(tx, tx.account.id, null, tx.viewer.sessionId);
      return ended.map(({ sessionId }) => sessionId);
    },
  };
  const openSession = sessionOpener(authenticator, outbox, config.sessionMaxDays);
  const enter = entrance(openSession);
  const secondFactor = new SecondFactor(secretKeys);
  const signUp = { seats: config.defaultSeats, perHour: config.signUpsPerHour };
  const passwordResets = new PasswordResetService(db, outbox);
  const features = new FeatureService(db, write);
  return {
    resolvers: [
      new AccountResolver(
        new AccountService(db, write, accountHooks),
        new SeatRequestService(db, write, outbox, config.operatorEmail),
      ),
      new ApiKeyResolver(new ApiKeyService(write)),
      new ChannelResolver(new ChannelService(write)),
      new ChatGroupResolver(new ChatGroupService(write)),
      new ContactResolver(new ContactService(write, new UnloggedWrite(db, authenticator))),
      new ContactGroupResolver(new ContactGroupService(write)),
      new OrganizationResolver(new OrganizationService(write, { revokeInvitationsTo })),
      new DepartmentResolver(new NamedPartService(write, DEPARTMENT)),
      new ProjectResolver(new NamedPartService(write, PROJECT)),
      new SkillResolver(new NamedPartService(write, SKILL)),
      new EmailResolver(new EmailService(db, write, outbox)),
      new ErasureResolver(new ErasureService(db, write)),
      new EventResolver(),
      new FeatureResolver(features),
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
      new UserCreationResolver(new UserCreation(db, write, userHooks)),
      new UserMutations(new UserService(write, userHooks), new UserLifecycle(write, userHooks)),
      new ViewerResolver(),
    ],
    tasks: {
      [ROLLOUT_TASK]: (job) => features.rollOut(job as RolloutJob),
      [PASSWORD_RESET_TASK]: (job, { job: { id } }) => passwordResets.mailLinks(job as PasswordResetJob, id),
    },
    sweeps: [
      () => endExpiredSessions(db, config.sessionIdleHours),
      () => endExpiredLinks(db),
      () => endExpiredChallenges(db),
      () => endExpiredKeys(db, write),
      () => reactivateDue(db, write),
      () => expireDue(db, write),
      () => eraseDue(db, write),
      () => eraseInvitationAddresses(db, write),
      () => removeClosed(db),
      () => reapThrottles(db),
    ],
    onDelivered: recordDelivery,
  };
}
