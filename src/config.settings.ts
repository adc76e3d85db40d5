import { createHash } from "node:crypto";
import { isIP } from "node:net";
import { z } from "zod";
import { readBucketUrl } from "./storage/bucket.js";

/*
 * What each environment variable may hold. The `error` of a setting completes the sentence "NAME must be …"; it is the
 * only text that a person sees, so that no value, which may be a secret, is ever repeated.
 */

/** A text that passes the check. */
const text = (error: string, passes: (value: string) => boolean) => z.string({ error }).refine(passes, { error });

/** A number written in decimal digits, from `least` to `most`. */
const decimal = (error: string, form: RegExp, least: number, most: number) =>
  text(error, (value) => form.test(value) && Number(value) >= least && Number(value) <= most).transform(Number);

const whole = (least: number, most: number) =>
  decimal(`a whole number from ${least} to ${most}`, /^\d{1,9}$/, least, most);

const duration = (unit: string, most: number) =>
  decimal(`a number of ${unit} above 0 and up to ${most}`, /^\d{1,6}(\.\d{1,6})?$/, Number.EPSILON, most);

const url = (error: string, ...schemes: string[]) =>
  text(error, (value) => schemes.some((scheme) => value.startsWith(`${scheme}://`)) && URL.canParse(value));

const splitList = (value: string) => value.split(",").map((item) => item.trim());

/** Where a page lives: a web URL with a path at most. */
const isWebAddress = (value: string) => {
  if (!/^https?:\/\//.test(value) || !URL.canParse(value)) return false;
  const { username, password, search, hash } = new URL(value);
  return !username && !password && !search && !hash;
};
const isOrigin = (value: string) => isWebAddress(value) && new URL(value).pathname === "/";

const bareAddress = /^[^\s<>,;"@]+@[^\s<>,;"@]+$/;
const isMailbox = (value: string) => bareAddress.test(/^[^<>\r\n]*<([^<>]*)>$/.exec(value)?.[1] ?? value);

/** An IP address, or a network in CIDR notation (RFC 4632, RFC 4291) of one bit or more. */
const isNetwork = (value: string) => {
  const [, address, , prefix] = /^([^/%]+)(\/([1-9]\d{0,2}))?$/.exec(value) ?? [];
  const version = isIP(address ?? "");
  return version > 0 && Number(prefix ?? 1) <= (version === 6 ? 128 : 32);
};

const trustProxy = text(
  "a number of hops from 0 to 32, or IP addresses and networks such as 10.0.0.0/8, separated by commas",
  (value) => (/^\d+$/.test(value) ? Number(value) <= 32 : splitList(value).every(isNetwork)),
).transform((value) => (/^\d+$/.test(value) ? Number(value) || (false as const) : splitList(value)));

const bucket = text(
  "a URL such as s3://bucket/prefix?region=eu-west-1 or s3://key:secret@bucket?endpoint=https://s3.example.com",
  (value) => readBucketUrl(value) !== null,
).transform((value) => Object.freeze(readBucketUrl(value)!));

/** Whatever its form, a key of 32 characters or more becomes the 32 bytes that AES-256 takes. */
const toKey = (given: string) => createHash("sha256").update(given).digest();

/** The environment variables, in the order in which they are checked. Defaults that depend on another setting are not here. */
export const environmentShape = z.object({
  NODE_ENV: z
    .enum(["development", "production", "test"], { error: "development, production or test" })
    .default("development"),
  PORT: whole(0, 65_535).default(4000),
  HOST: text("an IP address or a host name", (value) => isIP(value) > 0 || /^[a-z0-9.-]{1,253}$/i.test(value)).default(
    "127.0.0.1",
  ),
  DATABASE_URL: url("a URL that starts with postgres://", "postgres", "postgresql").optional(),
  DATABASE_LISTEN_URL: url("a URL that starts with postgres://", "postgres", "postgresql").optional(),
  PREPARED_STATEMENTS: z
    .enum(["on", "off"], { error: "on or off" })
    .default("on")
    .transform((value) => value === "on"),
  DATA_DIR: text("the path of a folder", (value) => !value.includes("\0")).default(".data"),
  ATTACHMENTS_URL: bucket.optional(),
  APP_URL: text("a URL that starts with http:// or https://, without a query", isWebAddress)
    .transform((value) => new URL(value).href.replace(/\/+$/, ""))
    .optional(),
  ALLOWED_ORIGINS: text("origins such as https://console.example.com, separated by commas", (value) =>
    splitList(value).every(isOrigin),
  )
    .transform((value) => splitList(value).map((item) => new URL(item).origin))
    .default([]),
  SMTP_URL: url("a URL that starts with smtp:// or smtps://", "smtp", "smtps").optional(),
  MAIL_FROM: text("one e-mail address, bare or as Name <address>", isMailbox).optional(),
  EVENT_BUS_URL: url("a URL that starts with redis:// or rediss://", "redis", "rediss").optional(),
  SESSION_IDLE_HOURS: duration("hours", 8_760).default(12),
  SESSION_MAX_DAYS: duration("days", 3_650).default(30),
  EVENT_RETENTION_DAYS: whole(90, 36_500).default(365),
  DEFAULT_SEATS: whole(1, 1_000_000).default(10),
  SIGN_UPS_PER_HOUR: whole(0, 1_000_000).optional(),
  OPERATOR_TOKEN: text("at least 16 characters, without spaces", (value) => /^\S{16,}$/.test(value)).optional(),
  OPERATOR_EMAIL: text("an e-mail address", (value) => bareAddress.test(value)).optional(),
  SECRET_KEY: text("one or more keys of at least 32 characters each, separated by commas", (value) =>
    splitList(value).every((key) => key.length >= 32),
  )
    .transform((value) => splitList(value).map(toKey))
    .optional(),
  TRUST_PROXY: trustProxy.default(false),
});
