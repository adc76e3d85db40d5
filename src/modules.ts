import type { Authenticator } from "./access/authenticate.js";
import type { Config } from "./config.js";
import type { Database } from "./database/database.js";
import type { Sql } from "./database/sql.js";
import { trimLog } from "./events/trim.js";
import { UnloggedWrite } from "./events/unlogged.js";
import type { Write } from "./events/write.js";
import { createHooks } from "./hooks.js";
import type { Task } from "./jobs/queue.js";
import type { Sweep } from "./jobs/sweeper.js";
import type { Delivery } from "./mail/mail.js";
import type { Outbox } from "./mail/outbox.js";
import { FeatureService, ROLLOUT_TASK, type RolloutJob } from "./modules/accounts/index.js";
import { endExpiredKeys } from "./modules/api-keys/index.js";
import { AttachmentService, removeFilesOf, removeOrphans } from "./modules/attachments/index.js";
import { Distribution, mayFree } from "./modules/automation/index.js";
import { CAMPAIGN_TASK, type CampaignJob, openConversations } from "./modules/campaigns/index.js";
import { ERASURE_TASK, type ErasureJob, ErasureService, removeClosed } from "./modules/erasure/index.js";
import { eraseInvitationAddresses, expireDue, recordDelivery } from "./modules/invitations/index.js";
import {
  endExpiredChallenges,
  endExpiredLinks,
  endExpiredSessions,
  PASSWORD_RESET_TASK,
  type PasswordResetJob,
  PasswordResetService,
} from "./modules/sessions/index.js";
import { eraseDue, reactivateDue } from "./modules/users/index.js";
import { createResolvers, type SharedServices } from "./resolvers.js";
import { reapThrottles } from "./security/throttle.js";
import type { Files } from "./server/files.js";
import type { FileStore } from "./storage/file-store.js";

export interface Foundations {
  config: Config;
  db: Database;
  write: Write;
  outbox: Outbox;
  authenticator: Authenticator;
  /** The first seals, all of them open; see `seal`. */
  secretKeys: readonly Buffer[];
  fileStore: FileStore;
  log: { error(fields: object, message: string): void };
}

export interface Modules {
  resolvers: object[];
  files: Files;
  /** What the job queue runs, by name. */
  tasks: Record<string, Task>;
  /** What becomes due by time alone. */
  sweeps: Sweep[];
  /** Told in which accounts users have opened sockets who had none open. */
  onCame(accountIds: readonly string[]): Promise<void>;
  /** Begins nothing more by itself, and waits for what runs. */
  stop(): Promise<void>;
  /** Told what became of a mail that was sent with a `delivery`. */
  onDelivered(sql: Sql, delivery: Delivery, outcome: "SENT" | "FAILED"): Promise<void>;
}

/** Makes the modules' services and resolvers. What runs by itself beside them is told here too. */
export function createModules(foundations: Foundations): Modules {
  const { config, db, write, outbox, authenticator, fileStore, log } = foundations;
  const distribution = new Distribution(db, write, log);
  write.onRecorded = (accountId, events) => {
    if (mayFree(events)) void distribution.distribute(accountId);
  };
  const services: SharedServices = {
    unlogged: new UnloggedWrite(db, authenticator),
    passwordResets: new PasswordResetService(db, outbox),
    features: new FeatureService(db, write),
    erasure: new ErasureService(db, write),
  };
  const { unlogged, passwordResets, features, erasure } = services;
  return {
    resolvers: createResolvers(foundations, services, createHooks(foundations, distribution)),
    files: new AttachmentService(db, unlogged, fileStore),
    tasks: {
      [ROLLOUT_TASK]: (job) => features.rollOut(job as RolloutJob),
      [ERASURE_TASK]: (job) => erasure.eraseRest(job as ErasureJob),
      [CAMPAIGN_TASK]: (job) => openConversations(db, job as CampaignJob),
      [PASSWORD_RESET_TASK]: (job, { job: { id } }) => passwordResets.mailLinks(job as PasswordResetJob, id),
    },
    sweeps: [
      {
        name: "changes",
        everySeconds: 5,
        tasks: [
          () => endExpiredKeys(db, write),
          () => reactivateDue(db, write),
          () => expireDue(db, write),
          () => distribution.sweep(),
        ],
      },
      {
        // Of what nobody sees any more.
        name: "remains",
        everySeconds: 60,
        tasks: [
          () => endExpiredSessions(db, config.sessionIdleHours),
          () => endExpiredLinks(db),
          () => endExpiredChallenges(db),
          () => eraseDue(db, write),
          () => eraseInvitationAddresses(db, write),
          () => removeOrphans(db, fileStore),
          () => removeClosed(db, (accountId) => removeFilesOf(db, fileStore, accountId)),
          () => reapThrottles(db),
        ],
      },
      { name: "log", everySeconds: 3_600, tasks: [() => trimLog(db, config.eventRetentionDays)] },
    ],
    onCame: (accountIds) => distribution.distributeIn(accountIds),
    stop: () => distribution.stop(),
    onDelivered: recordDelivery,
  };
}
