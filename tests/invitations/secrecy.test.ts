import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { Collected } from "../jobs/kit.js";
import { Console, graphql, signedIn, untyped } from "../kit/index.js";
import { temporaryDatabase } from "../kit/postgres.js";
import { aMailServer, refusal } from "../mail/smtp.js";
import { ACCEPT, acceptance, anAddress, PASSWORD, PREVIEW } from "./kit.js";

const SIGN_UP = graphql(`mutation ($email: String!, $password: String!) {
  createAccount(input: { accountName: "Padaria Aurora", firstName: "Ana", lastName: "Souza", email: $email, password: $password }) {
    result { __typename ... on SignedIn { token viewer { user { id } } } } userErrors { code }
  }
}`);
const INVITE_AGENT = graphql(`mutation ($email: String!, $roleId: ID!) {
  inviteUsers(input: { emails: [$email], roleIds: [$roleId] }) { results { email invitation { id email } userErrors { code } } userErrors { code } }
}`);

/** A production server of its own, and all that it says. */
async function aProductionServer(databaseUrl: string, smtpUrl: string) {
  const folder = await mkdtemp(path.join(tmpdir(), "roster-secrecy-"));
  const main = path.resolve(import.meta.dirname, "../../src/main.ts");
  const server = spawn(process.execPath, ["--import", "tsx", main], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      PORT: "0",
      DATA_DIR: folder,
      DATABASE_URL: databaseUrl,
      SMTP_URL: smtpUrl,
      MAIL_FROM: "roster@example.com",
      SECRET_KEY: "a key that only this test seals anything with",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const address = new Promise<string>((resolve, reject) => {
    for (const stream of [server.stdout, server.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        said += text;
        const found = /listens on (\S+)/.exec(said)?.[1];
        if (found) resolve(found);
      });
    server.once("exit", () => reject(new Error(said)));
  });
  onTestFinished(async () => {
    if (server.exitCode === null) {
      server.kill("SIGTERM");
      await once(server, "exit");
    }
    await rm(folder, { recursive: true, force: true });
  });
  return { url: await address, said: () => said };
}

/** Every row of every table, the job queue's included, as text. */
async function dumpOf(databaseUrl: string): Promise<string> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const { rows: tables } = await client.query(
    "select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'",
  );
  let dump = "";
  for (const { name } of tables) {
    const { rows } = await client.query(`select x::text as row from ${name} x`);
    dump += rows.map(({ row }) => `${name} ${row}\n`).join("");
  }
  await client.end();
  return dump;
}

test("a token is in its mail and nowhere else, also while the mail waits and when using it fails", async () => {
  const database = await temporaryDatabase({ migrated: true });
  onTestFinished(database.drop);
  const email = anAddress();
  const seen = new Collected<string>();
  // It reads every mail and takes none, so that the job stays.
  const mails = await aMailServer({
    onData(stream, _session, done) {
      let source = "";
      stream.on("data", (chunk: Buffer) => {
        source += chunk.toString("utf8");
      });
      stream.on("end", () => {
        const text = source.replace(/=\r\n/g, "").replace(/=3D/g, "=");
        const token = /accept-invitation\?token=([\w-]{64})/.exec(text)?.[1];
        if (token) seen.add(token);
        done(refusal(451));
      });
    },
  });
  onTestFinished(() => mails.close());
  const server = await aProductionServer(database.url, mails.url);
  const somebody = new Console(`${server.url}/graphql`, null, "", "", "");
  const { createAccount } = await somebody.must(SIGN_UP, { email: anAddress(), password: PASSWORD });
  const { token: session, viewer } = signedIn(createAccount.result);
  const admin = new Console(`${server.url}/graphql`, session, viewer.user!.id, "", "");
  const { roles } = await admin.must(graphql(`{ roles { id systemRole } }`));
  const roleId = roles.find(({ systemRole }) => systemRole === "AGENT")!.id;
  const answer = await admin.graphql(INVITE_AGENT, { email, roleId });
  const [token] = (await seen.until(1)) as [string];
  const refused = await somebody.graphql(ACCEPT, acceptance(token, { password: "weak" }));
  expect(refused.data!.acceptInvitation!.userErrors).toMatchObject([{ code: "PASSWORD_TOO_WEAK" }]);
  const malformed = await somebody.graphql(untyped(ACCEPT), { input: { token, firstName: [token] } });
  expect(malformed.errors).toBeDefined();
  const preview = await somebody.must(PREVIEW, { token });

  const dump = await dumpOf(database.url);
  const log = await admin.must(
    graphql(`{ events(first: 50) { nodes { kind actorName changes { field before after } } } }`),
  );
  const bytes = Buffer.from(token, "base64url");
  expect(dump).toContain(email);
  expect(dump).toContain("graphile_worker._private_jobs");
  for (const text of [dump, server.said(), ...[answer, refused, malformed, preview, log].map((a) => JSON.stringify(a))])
    for (const secret of [token, bytes.subarray(16).toString("hex"), bytes.subarray(16).toString("base64")])
      expect(text).not.toContain(secret);
  expect(server.said()).toContain("mail");
});
