import path from "node:path";
import type { z } from "zod";
import { environmentShape } from "./config.settings.js";
import type { Bucket } from "./storage/bucket.js";

/** Every setting of one running server: read once at the start, frozen, and handed down from there. */
export interface Config {
  /** `NODE_ENV`. `test` behaves as `development`. */
  readonly environment: "development" | "production" | "test";
  /** `PORT` to listen on. 0 takes any free one. */
  readonly port: number;
  /** `HOST`: the address or name to listen on. */
  readonly host: string;
  /** `DATABASE_URL`: a PostgreSQL 15 or later. Null: the embedded one under `dataDir`. */
  readonly databaseUrl: string | null;
  /** `DATABASE_LISTEN_URL`: a way past a pooler, for LISTEN and session locks. `databaseUrl` where not given. */
  readonly databaseListenUrl: string | null;
  /** `PREPARED_STATEMENTS`. Off behind a pooler that hands one session's statements to another. */
  readonly preparedStatements: boolean;
  /** `DATA_DIR`, absolute: the embedded database, attachments, and the development key. */
  readonly dataDir: string;
  /**
   * `ATTACHMENTS_URL`: `s3://[key:secret@]bucket[/prefix]?region=…` at Amazon's, or with `endpoint=https://…` another server that speaks S3.
   * Without a key the AWS SDK looks for one where it always does. Null: a folder under `dataDir`.
   */
  readonly attachmentsBucket: Bucket | null;
  /** `APP_URL`, without a trailing slash: what links in e-mails start with. Null: `http://localhost:` and the free port found. */
  readonly appUrl: string | null;
  /** `ALLOWED_ORIGINS`: browsers' origins (RFC 6454) that may speak with cookies, beside `appUrl` and the server's own. */
  readonly allowedOrigins: readonly string[];
  /** `SMTP_URL`. Null: mails stay in the development mailbox. */
  readonly smtpUrl: string | null;
  /** `MAIL_FROM`: the sender's mailbox, bare or as `Name <address>`. */
  readonly mailFrom: string;
  /** `EVENT_BUS_URL`: a Redis that carries hints between nodes. Null: LISTEN/NOTIFY does. */
  readonly eventBusUrl: string | null;
  /** `SESSION_IDLE_HOURS`: a session unused for so long is over. May be a fraction. */
  readonly sessionIdleHours: number;
  /** `SESSION_MAX_DAYS`: a session so old is over, however busy. May be a fraction. */
  readonly sessionMaxDays: number;
  /** `EVENT_RETENTION_DAYS`: how long the log keeps an event. */
  readonly eventRetentionDays: number;
  /** `DEFAULT_SEATS` of a new account. */
  readonly defaultSeats: number;
  /** `SIGN_UPS_PER_HOUR` from one client address. Null: no limit. */
  readonly signUpsPerHour: number | null;
  /** `OPERATOR_TOKEN`: the operator's bearer token. Null: operator mutations are refused. */
  readonly operatorToken: string | null;
  /** `OPERATOR_EMAIL`: where requests for seats go. */
  readonly operatorEmail: string | null;
  /** `SECRET_KEY`, each as 32 bytes: the first seals, all of them open. Empty only outside production, where one is made. */
  readonly secretKeys: readonly Buffer[];
  /** `TRUST_PROXY`: how many hops, or which addresses and networks, have their forwarding headers believed. */
  readonly trustProxy: false | number | readonly string[];
  /** Whether `NODE_ENV` is `production`. */
  readonly production: boolean;
  /** Whether to offer the mailbox, the small pages and the demo account: outside production, and only to this machine. */
  readonly developmentTools: boolean;
}

/** A wrong setting. The message is one line that names the setting and what it must be, and never repeats its value. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** Reads and checks every setting; of several wrong ones it names the first. An empty setting counts as not given. */
export function loadConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.entries(env).map(([name, value]) => [name, value?.trim() || undefined]);
  const read = environmentShape.safeParse(Object.fromEntries(given));
  if (!read.success) throw refusal(read.error);
  const s = read.data;
  const production = s.NODE_ENV === "production";
  if (s.DATABASE_LISTEN_URL && !s.DATABASE_URL)
    throw new ConfigError("DATABASE_URL must be set where DATABASE_LISTEN_URL is.");
  if (s.SMTP_URL && !s.MAIL_FROM) throw new ConfigError("MAIL_FROM must be set where SMTP_URL is.");
  if (production && !s.SECRET_KEY) throw new ConfigError("SECRET_KEY must be set in production.");
  return Object.freeze<Config>({
    environment: s.NODE_ENV,
    port: s.PORT,
    host: s.HOST,
    databaseUrl: s.DATABASE_URL ?? null,
    databaseListenUrl: s.DATABASE_LISTEN_URL ?? s.DATABASE_URL ?? null,
    preparedStatements: s.PREPARED_STATEMENTS,
    dataDir: path.resolve(s.DATA_DIR),
    attachmentsBucket: s.ATTACHMENTS_URL ?? null,
    appUrl: s.APP_URL ?? (s.PORT ? `http://localhost:${s.PORT}` : null),
    allowedOrigins: Object.freeze(s.ALLOWED_ORIGINS),
    smtpUrl: s.SMTP_URL ?? null,
    mailFrom: s.MAIL_FROM ?? "Roster <no-reply@localhost>",
    eventBusUrl: s.EVENT_BUS_URL ?? null,
    sessionIdleHours: s.SESSION_IDLE_HOURS,
    sessionMaxDays: s.SESSION_MAX_DAYS,
    eventRetentionDays: s.EVENT_RETENTION_DAYS,
    defaultSeats: s.DEFAULT_SEATS,
    signUpsPerHour: s.SIGN_UPS_PER_HOUR ?? (production ? 20 : null),
    operatorToken: s.OPERATOR_TOKEN ?? null,
    operatorEmail: s.OPERATOR_EMAIL ?? null,
    secretKeys: Object.freeze(s.SECRET_KEY ?? []),
    trustProxy: Object.freeze(s.TRUST_PROXY),
    production,
    developmentTools: !production && isLoopback(s.HOST),
  });
}

/** Only ours is said: a validator's own words could quote the value. Every setting's schema has one `error` text. */
function refusal(error: z.ZodError): ConfigError {
  const [first] = error.issues;
  return new ConfigError(`${String(first.path[0])} must be ${first.message}.`);
}

const isLoopback = (host: string) => host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
