import path from "node:path";
import { describe, expect, test } from "vitest";
import { ConfigError, loadConfig } from "../src/config.js";

const key = "k".repeat(32);

test("without any setting", () => {
  expect(loadConfig({})).toEqual({
    environment: "development",
    port: 4000,
    host: "127.0.0.1",
    databaseUrl: null,
    databaseListenUrl: null,
    preparedStatements: true,
    dataDir: path.resolve(".data"),
    attachmentsBucket: null,
    appUrl: "http://localhost:4000",
    allowedOrigins: [],
    smtpUrl: null,
    mailFrom: "Roster <no-reply@localhost>",
    eventBusUrl: null,
    sessionIdleHours: 12,
    sessionMaxDays: 30,
    eventRetentionDays: 365,
    defaultSeats: 10,
    signUpsPerHour: null,
    operatorToken: null,
    operatorEmail: null,
    secretKeys: [],
    trustProxy: false,
    production: false,
    developmentTools: true,
  });
});

test.each([
  ["PORT", "0", { port: 0, appUrl: null }],
  ["PORT", " 8080\n", { port: 8080, appUrl: "http://localhost:8080" }],
  ["PORT", "", { port: 4000 }],
  ["HOST", "0.0.0.0", { host: "0.0.0.0", developmentTools: false }],
  ["HOST", "::1", { developmentTools: true }],
  ["HOST", "localhost", { developmentTools: true }],
  ["HOST", "127.0.0.1.example.com", { developmentTools: false }],
  ["DATABASE_URL", "postgres://u:p@db/roster", { databaseListenUrl: "postgres://u:p@db/roster" }],
  ["PREPARED_STATEMENTS", "off", { preparedStatements: false }],
  ["DATA_DIR", "/srv/roster/../data", { dataDir: "/srv/data" }],
  [
    "ATTACHMENTS_URL",
    "s3://files/roster?region=eu-west-1",
    {
      attachmentsBucket: { name: "files", prefix: "roster/", region: "eu-west-1", endpoint: null, credentials: null },
    },
  ],
  ["APP_URL", "https://App.example.com/team//", { appUrl: "https://app.example.com/team" }],
  [
    "ALLOWED_ORIGINS",
    "https://A.example.com/, http://b.test:81",
    { allowedOrigins: ["https://a.example.com", "http://b.test:81"] },
  ],
  ["MAIL_FROM", "The Team <team@example.com>", { mailFrom: "The Team <team@example.com>" }],
  ["EVENT_BUS_URL", "rediss://bus:6380/1", { eventBusUrl: "rediss://bus:6380/1" }],
  ["SESSION_IDLE_HOURS", "0.5", { sessionIdleHours: 0.5 }],
  ["SESSION_MAX_DAYS", "7", { sessionMaxDays: 7 }],
  ["EVENT_RETENTION_DAYS", "90", { eventRetentionDays: 90 }],
  ["DEFAULT_SEATS", "25", { defaultSeats: 25 }],
  ["SIGN_UPS_PER_HOUR", "0", { signUpsPerHour: 0 }],
  ["OPERATOR_TOKEN", "0123456789abcdef", { operatorToken: "0123456789abcdef" }],
  ["OPERATOR_EMAIL", "ops@example.com", { operatorEmail: "ops@example.com" }],
  ["TRUST_PROXY", "0", { trustProxy: false }],
  ["TRUST_PROXY", "2", { trustProxy: 2 }],
  ["TRUST_PROXY", "10.0.0.0/8, fd00::/8,192.0.2.1", { trustProxy: ["10.0.0.0/8", "fd00::/8", "192.0.2.1"] }],
  ["NODE_ENV", "test", { environment: "test", production: false, developmentTools: true }],
])("%s=%s", (name, value, expected) => {
  expect(loadConfig({ [name]: value })).toMatchObject(expected);
});

test.each([
  ["NODE_ENV", "staging", "development, production or test"],
  ["PORT", "65536", "a whole number from 0 to 65535"],
  ["PORT", "0x10", "a whole number from 0 to 65535"],
  ["HOST", "http://localhost", "an IP address or a host name"],
  ["DATABASE_URL", "mysql://root:secret@db/roster", "a URL that starts with postgres://"],
  ["DATABASE_LISTEN_URL", "secret", "a URL that starts with postgres://"],
  ["PREPARED_STATEMENTS", "true", "on or off"],
  ["DATA_DIR", "a\0b", "the path of a folder"],
  [
    "ATTACHMENTS_URL",
    "s3://key:secret@files?endpoint=minio",
    "a URL such as s3://bucket/prefix?region=eu-west-1 or s3://key:secret@bucket?endpoint=https://s3.example.com",
  ],
  ["APP_URL", "example.com", "a URL that starts with http:// or https://, without a query"],
  ["APP_URL", "https://example.com/?a=b", "a URL that starts with http:// or https://, without a query"],
  ["ALLOWED_ORIGINS", "https://a.example.com,*", "origins such as https://console.example.com, separated by commas"],
  ["ALLOWED_ORIGINS", "https://a.example.com/path", "origins such as https://console.example.com, separated by commas"],
  ["SMTP_URL", "mail.example.com", "a URL that starts with smtp:// or smtps://"],
  ["MAIL_FROM", "a@example.com, b@example.com", "one e-mail address, bare or as Name <address>"],
  ["MAIL_FROM", "Team <team>", "one e-mail address, bare or as Name <address>"],
  ["EVENT_BUS_URL", "nats://bus", "a URL that starts with redis:// or rediss://"],
  ["SESSION_IDLE_HOURS", "0", "a number of hours above 0 and up to 8760"],
  ["SESSION_MAX_DAYS", "1e3", "a number of days above 0 and up to 3650"],
  ["DEFAULT_SEATS", "0", "a whole number from 1 to 1000000"],
  ["SIGN_UPS_PER_HOUR", "-1", "a whole number from 0 to 1000000"],
  ["OPERATOR_TOKEN", "too short", "at least 16 characters, without spaces"],
  ["OPERATOR_EMAIL", "ops", "an e-mail address"],
  ["SECRET_KEY", `${key},short`, "one or more keys of at least 32 characters each, separated by commas"],
  [
    "TRUST_PROXY",
    "33",
    "a number of hops from 0 to 32, or IP addresses and networks such as 10.0.0.0/8, separated by commas",
  ],
  [
    "TRUST_PROXY",
    "10.0.0.0/33",
    "a number of hops from 0 to 32, or IP addresses and networks such as 10.0.0.0/8, separated by commas",
  ],
  [
    "TRUST_PROXY",
    "true",
    "a number of hops from 0 to 32, or IP addresses and networks such as 10.0.0.0/8, separated by commas",
  ],
])("%s=%s is refused in one line without its value", (name, value, demand) => {
  expect(() => loadConfig({ [name]: value })).toThrow(new ConfigError(`${name} must be ${demand}.`));
});

describe("settings that need one another", () => {
  const refused: [string, Record<string, string>][] = [
    ["DATABASE_URL must be set where DATABASE_LISTEN_URL is.", { DATABASE_LISTEN_URL: "postgres://db/roster" }],
    ["MAIL_FROM must be set where SMTP_URL is.", { SMTP_URL: "smtp://mail" }],
    ["SECRET_KEY must be set in production.", { NODE_ENV: "production" }],
  ];
  test.each(refused)("%s", (message, env) => {
    expect(() => loadConfig(env)).toThrow(new ConfigError(message));
  });

  test("production limits sign-ups and offers no tools, even to this machine", () => {
    const production = { NODE_ENV: "production", SECRET_KEY: key };
    expect(loadConfig(production)).toMatchObject({ signUpsPerHour: 20, production: true, developmentTools: false });
    expect(loadConfig({ ...production, SIGN_UPS_PER_HOUR: "5" })).toMatchObject({ signUpsPerHour: 5 });
  });
});

test("of several wrong settings the first is named", () => {
  expect(() => loadConfig({ DEFAULT_SEATS: "x", PORT: "x" })).toThrow(/^PORT /);
});

test("secret keys are 32 bytes each, in the order given", () => {
  const { secretKeys } = loadConfig({ SECRET_KEY: `${key}, ${"m".repeat(44)}` });
  expect(secretKeys.map((one) => one.length)).toEqual([32, 32]);
  expect(secretKeys[0]).toEqual(loadConfig({ SECRET_KEY: key }).secretKeys[0]);
});

test("nothing of it can be changed", () => {
  const config = loadConfig({ TRUST_PROXY: "10.0.0.0/8", SECRET_KEY: key });
  for (const part of [config, config.allowedOrigins, config.secretKeys, config.trustProxy]) {
    expect(Object.isFrozen(part)).toBe(true);
  }
});
