import "reflect-metadata";
import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import { Authenticator } from "./access/authenticate.js";
import { DecisionBook } from "./access/decisions.js";
import { rights } from "./access/rights.js";
import type { Config } from "./config.js";
import { createDataSource } from "./database/data-source.js";
import { Database } from "./database/database.js";
import { migrate } from "./database/migrate.js";
import { ENTITIES } from "./entities.js";
import { loggable } from "./errors/loggable.js";
import { openHints } from "./events/hints.js";
import { Hub } from "./events/hub.js";
import { Write } from "./events/write.js";
import { freePort } from "./free-port.js";
import { installQueue, startQueue } from "./jobs/queue.js";
import { type Sweep, startSweeper, turnsOf } from "./jobs/sweeper.js";
import { deliverMail } from "./mail/deliver.js";
import { mailboxTransport } from "./mail/mailbox.js";
import { createOutbox, MAIL_TASK, type Outbox } from "./mail/outbox.js";
import { smtpTransport } from "./mail/smtp.js";
import type { Transport } from "./mail/transport.js";
import { waitingTransport } from "./mail/waiting.js";
import { createModules } from "./modules.js";
import { createSchema } from "./schema.js";
import { developmentKey } from "./security/development-key.js";
import { loadEstimator } from "./security/password-strength.js";
import { Metrics } from "./server/metrics.js";
import { createServer } from "./server/server.js";
import { openFileStore } from "./storage/file-store.js";

export interface RunningApp {
  /** Where it listens. */
  readonly url: string;
  readonly db: Database;
  readonly outbox: Outbox;
  /** What becomes due by time alone. */
  readonly sweeps: readonly Sweep[];
  /** Stops accepting, finishes what runs, closes sockets with 1001 and lets go of the database. */
  close(): Promise<void>;
}

export interface AppOptions {
  /** Whether to look after what becomes due by time alone; otherwise somebody else has to run `sweeps`. */
  sweeping?: boolean;
}

/** What runs longer than this when the server stops is left to another node. */
const PATIENCE = 6_000;

/** Puts the parts together, on a database that is there, and listens. Main and the tests start the server by this. */
export async function startApp(
  config: Config,
  databaseUrl: string,
  { sweeping = true }: AppOptions = {},
): Promise<RunningApp> {
  const log = pino({ level: config.production ? "info" : "warn", serializers: { err: loggable } });
  const port = config.port || (await freePort(config.host));
  const appUrl = config.appUrl ?? `http://localhost:${port}`;
  const secretKeys = config.secretKeys.length ? config.secretKeys : [await developmentKey(config.dataDir)];
  // Half a second of work, which otherwise the first one to choose a password would wait for, and everybody with it.
  await loadEstimator();

  await migrate(config.databaseListenUrl ?? databaseUrl, installQueue);
  const pooled = !config.preparedStatements;
  const source = await createDataSource({ url: databaseUrl, entities: ENTITIES, pooled }).initialize();
  const db = new Database(source, { prepared: config.preparedStatements });

  const authenticator = new Authenticator(config.sessionIdleHours);
  const book = new DecisionBook(rights);
  const metrics: Metrics = new Metrics({ sockets: () => hub.sockets, subscriptions: () => hub.subscriptions });
  const hub: Hub = new Hub(db, authenticator, log, metrics, (accountIds) => void modules.onCame(accountIds));
  const hints = openHints({
    listenUrl: config.databaseListenUrl ?? databaseUrl,
    busUrl: config.eventBusUrl,
    onHint: (hint) => hub.hint(hint),
    onReconnect: () => void hub.reconcile(),
    log,
  });
  const write = new Write(db, authenticator, hints.give && ((accountId) => hints.give!(accountId)));
  write.onEnded = (accountId, sequence) => hub.end(accountId, sequence);

  const outbox = createOutbox({ secretKeys });
  const fileStore = await openFileStore(config);
  const modules = createModules({ config, db, write, outbox, authenticator, secretKeys, fileStore, log });
  const schema = createSchema(modules.resolvers);

  const transport = transportFor(config, db);
  const { files, onDelivered } = modules;
  const transaction = db.transaction.bind(db);
  const deliver = deliverMail({ secretKeys, appUrl, transport, transaction, onDelivered, log });
  const server = await createServer({ config, appUrl, schema, files, db, book, authenticator, hub, metrics, log });
  // Before anything runs by itself: where the port is taken, nothing has to be stopped.
  await server.listen(port);
  const { preparedStatements } = config;
  // Mails have workers of their own: a mail server may take minutes for one, and nothing else is to wait for it.
  const queues = [modules.tasks, { [MAIL_TASK]: deliver }].map((tasks) =>
    startQueue(db.pool, tasks, log, { preparedStatements }),
  );
  const sweepers = sweeping ? modules.sweeps.map((sweep) => startSweeper(sweep, turnsOf(db, sweep), log)) : [];
  hub.start();

  return {
    db,
    outbox,
    sweeps: modules.sweeps,
    url: `http://${config.host.includes(":") ? `[${config.host}]` : config.host}:${port}`,
    async close() {
      await server.close();
      const left = Promise.all([
        ...queues.map((queue) => queue.stop()),
        ...sweepers.map((each) => each.stop()),
        modules.stop(),
      ]);
      await Promise.race([left, sleep(PATIENCE, undefined, { ref: false })]);
      transport.close();
      await hub.stop();
      await hints.close();
      await source.destroy();
    },
  };
}

/** Links in clear are kept in the database only where nobody but this machine can read them, and only for trying out. */
function transportFor({ smtpUrl, mailFrom, developmentTools }: Config, db: Database): Transport {
  if (smtpUrl) return smtpTransport(smtpUrl, mailFrom);
  return developmentTools ? mailboxTransport(db) : waitingTransport();
}
