import type { Authenticator } from "./access/authenticate.js";
import type { Config } from "./config.js";
import type { Database } from "./database/database.js";
import type { Sql } from "./database/sql.js";
import type { Write } from "./events/write.js";
import type { Task } from "./jobs/queue.js";
import type { Delivery } from "./mail/mail.js";
import type { Outbox } from "./mail/outbox.js";
import { AccountEntity, AccountResolver, AccountService, SeatRequestService } from "./modules/accounts/index.js";
import {
  eraseInvitationAddresses,
  expireDue,
  InvitationLinkResolver,
  InvitationLinkService,
  InvitationResolver,
  InvitationService,
  InviteService,
  recordDelivery,
  revokeInvitationsOf,
} from "./modules/invitations/index.js";
import { EventResolver } from "./modules/log/index.js";
import { RoleEntity, RoleResolver } from "./modules/roles/index.js";
import {
  deleteSessionsOfUsers,
  EmailResolver,
  EmailService,
  endExpiredLinks,
  endExpiredSessions,
  PASSWORD_RESET_TASK,
  type PasswordResetJob,
  PasswordResetService,
  PasswordResolver,
  PasswordService,
  SessionResolver,
  SessionService,
  SignInResolver,
  SignInService,
  SignUpService,
  sessionOpener,
  ViewerResolver,
} from "./modules/sessions/index.js";
import { DepartmentEntity, DepartmentResolver, DepartmentService } from "./modules/structure/index.js";
import {
  eraseDue,
  reactivateDue,
  UserEntity,
  type UserHooks,
  UserLifecycle,
  UserMutations,
  UserResolver,
  UserService,
} from "./modules/users/index.js";
import { reapThrottles } from "./security/throttle.js";

export const ENTITIES = [AccountEntity, DepartmentEntity, RoleEntity, UserEntity];

export interface Foundations {
  config: Config;
  db: Database;
  write: Write;
  outbox: Outbox;
  authenticator: Authenticator;
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
export function createModules({ config, db, write, outbox, authenticator }: Foundations): Modules {
  const userHooks: UserHooks = {
    endSessions: (tx, userIds) => deleteSessionsOfUsers(tx, tx.account.id, userIds),
    revokeInvitationsOf,
  };
  const openSession = sessionOpener(authenticator, config.sessionMaxDays);
  const signUp = { seats: config.defaultSeats, perHour: config.signUpsPerHour };
  const passwordResets = new PasswordResetService(db, outbox);
  return {
    resolvers: [
      new AccountResolver(
        new AccountService(db, write),
        new SeatRequestService(db, write, outbox, config.operatorEmail),
      ),
      new DepartmentResolver(new DepartmentService(write)),
      new EmailResolver(new EmailService(db, write, outbox)),
      new EventResolver(),
      new InvitationLinkResolver(new InvitationLinkService(db, write, openSession)),
      new InvitationResolver(new InviteService(write, outbox), new InvitationService(write, outbox)),
      new PasswordResolver(new PasswordService(db, write, outbox), passwordResets),
      new RoleResolver(),
      new SessionResolver(new SessionService(write)),
      new SignInResolver(new SignUpService(db, openSession, outbox, signUp), new SignInService(db, write, openSession)),
      new UserResolver(),
      new UserMutations(new UserService(write, userHooks), new UserLifecycle(write, userHooks)),
      new ViewerResolver(),
    ],
    tasks: {
      [PASSWORD_RESET_TASK]: (job, { job: { id } }) => passwordResets.mailLinks(job as PasswordResetJob, id),
    },
    sweeps: [
      () => endExpiredSessions(db, config.sessionIdleHours),
      () => endExpiredLinks(db),
      () => reactivateDue(db, write),
      () => expireDue(db, write),
      () => eraseDue(db, write),
      () => eraseInvitationAddresses(db, write),
      () => reapThrottles(db),
    ],
    onDelivered: recordDelivery,
  };
}
