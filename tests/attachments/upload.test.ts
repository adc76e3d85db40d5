import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { aKey } from "../api-keys/kit.js";
import { type AccountScene, aMember, anAccount, aServer, aSession, graphql, nobody } from "../kit/index.js";
import { asked, begun, PNG, type Reply, uploaded } from "./kit.js";

const dataDir = await mkdtemp(path.join(tmpdir(), "roster-uploads-"));
const server = await aServer({ dataDir });
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const MIB = Buffer.alloc(1024 * 1024, "roster ");

const rowsOf = ({ id }: AccountScene) =>
  server.sql<{ id: string; media_type: string | null; byte_length: number | null }>(
    "select id, media_type, byte_length from attachment where account_id = $1",
    [id],
  );

/** The names of an account's files, as they lie on the disk. */
const filesOf = ({ id }: AccountScene) => readdir(path.join(dataDir, "attachments", id)).catch(() => []);

/** Nothing of an upload is there, once it has failed: no row, no file, no part of one. */
async function expectNothing(account: AccountScene) {
  await expect.poll(() => rowsOf(account), { timeout: 20_000 }).toEqual([]);
  expect(await filesOf(account)).toEqual([]);
}

test("a file is kept under its id, and told by what it is", async () => {
  const { account, admin } = await anAccount(server);
  const { status, headers, file } = await asked(server, admin, PNG, { name: "C:\\fotos\\açaí.png" });
  expect(status).toBe(201);
  expect(headers["content-type"]).toMatch("application/json");
  expect(file).toEqual({
    id: expect.any(String),
    fileName: "açaí.png",
    mediaType: "image/png",
    byteLength: PNG.length,
    url: `/attachments/${file.id}`,
  });
  expect(await filesOf(account)).toEqual([file.id]);
  expect(await readFile(path.join(dataDir, "attachments", account.id, file.id))).toEqual(PNG);
});

test("what a client claims of a file is not believed", async () => {
  const { admin } = await anAccount(server);
  const page = "<!doctype html><script>alert(document.cookie)</script>";
  expect(await uploaded(server, admin, page, { name: "photo.png" })).toMatchObject({
    fileName: "photo.png",
    mediaType: "text/plain",
  });
});

test("a browser's form, and a file without a name", async () => {
  const { admin } = await anAccount(server);
  const form = new FormData();
  form.append("about", "the contract");
  form.append("file", new Blob(["Olá!"], { type: "text/html" }));
  const headers = { authorization: `Bearer ${admin.token}` };
  const response = await fetch(`${server.url}/attachments`, { method: "POST", headers, body: form });
  expect(response.status).toBe(201);
  expect(await response.json()).toMatchObject({ fileName: "blob", mediaType: "text/plain", byteLength: 5 });
});

test("25 MiB are taken", async () => {
  const { account, admin } = await anAccount(server);
  const upload = begun(server, admin);
  for (let i = 0; i < 25; i++) await upload.write(MIB);
  const { status, file } = await upload.end();
  expect(status).toBe(201);
  expect(file.byteLength).toBe(25 * MIB.length);
  expect(await filesOf(account)).toEqual([file.id]);
});

test("one byte more is refused, and nothing of it is kept", async () => {
  const { account, admin } = await anAccount(server);
  const upload = begun(server, admin);
  for (let i = 0; i < 25; i++) await upload.write(MIB);
  await upload.write("x");
  const { status, codes } = await upload.end();
  expect([status, codes]).toEqual([413, ["BAD_USER_INPUT"]]);
  await expectNothing(account);
});

test("nothing is left of an upload that breaks off", async () => {
  const { account, admin } = await anAccount(server);
  const upload = begun(server, admin);
  await upload.write(MIB);
  await expect.poll(() => filesOf(account)).toHaveLength(1);
  expect(await rowsOf(account)).toMatchObject([{ byte_length: null }]);
  upload.breakOff();
  await expectNothing(account);
});

test("nor of uploads that break off at whatever moment", async () => {
  const { account, admin } = await anAccount(server);
  for (let i = 0; i < 40; i++) {
    const upload = begun(server, admin);
    await upload.write(MIB.subarray(0, i * 5_000 + 1));
    for (let turns = 0; turns < i; turns++) await new Promise(setImmediate);
    upload.breakOff();
  }
  await expect.poll(async () => [await rowsOf(account), await filesOf(account)], { timeout: 20_000 }).toEqual([[], []]);
});

test("a session that ends during its upload stores nothing", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  const upload = begun(server, agent);
  await upload.write(MIB);
  await expect.poll(() => filesOf(account)).toHaveLength(1);
  await admin.must(graphql(`mutation ($id: ID!) { suspendUsers(input: { ids: [$id] }) { userErrors { code } } }`), {
    id: agent.userId,
  });
  const { status, codes } = await upload.end();
  expect([status, codes]).toEqual([401, ["UNAUTHENTICATED"]]);
  await expectNothing(account);
});

test("what is stored too late is nobody's fault outside, and nothing of it is kept", async () => {
  const { account, admin } = await anAccount(server);
  const upload = begun(server, admin);
  await upload.write(MIB);
  await expect.poll(() => filesOf(account)).toHaveLength(1);
  await server.sql("update attachment set due_at = now() where account_id = $1", [account.id]);
  const { status, codes } = await upload.end();
  expect([status, codes]).toEqual([500, ["INTERNAL_SERVER_ERROR"]]);
  await expectNothing(account);
});

test("members upload, and keys that may write in conversations; nobody else does", async () => {
  const { account, admin } = await anAccount(server);
  const client = await aMember(account, { roles: [] });
  const organization = "insert into organization (account_id, id, name) values ($1, $2, 'Cafés')";
  await server.sql(organization, [account.id, client.userId]);
  await server.sql("update app_user set kind = 'CLIENT', organization_id = id where id = $1", [client.userId]);
  const reader = await aKey(admin, ["CONVERSATIONS_READ_ALL"]);
  const expired = await aSession(account, admin.userId);
  await server.sql("delete from session where id = $1", [expired.sessionId]);

  for (const [console, status, code] of [
    [nobody(server), 401, "UNAUTHENTICATED"],
    [expired, 401, "UNAUTHENTICATED"],
    [client, 403, "FORBIDDEN"],
    [reader.console, 403, "FORBIDDEN"],
  ] as const)
    expect(await asked(server, console, "x")).toMatchObject({ status, codes: [code] });
  await expectNothing(account);

  await uploaded(server, await aMember(account, { role: "EDITOR" }));
  await uploaded(server, (await aKey(admin, ["CONVERSATIONS_INGEST"])).console);
  await uploaded(server, (await aKey(admin, ["CONVERSATIONS_ASSIGN"])).console);
  expect(await rowsOf(account)).toHaveLength(3);
});

test("a cookie serves the server's own pages alone", async () => {
  const { account, admin } = await anAccount(server);
  const cookie = `roster_session=${admin.token}`;
  for (const [name, value] of [
    ["origin", "https://evil.example"],
    ["sec-fetch-site", "cross-site"],
  ] as const)
    expect(await asked(server, nobody(server), "x", { headers: { cookie, [name]: value } })).toMatchObject({
      status: 403,
      codes: ["FORBIDDEN"],
    });
  await expectNothing(account);
  const own = await asked(server, nobody(server), "x", { headers: { cookie, origin: server.url } });
  expect(own.status).toBe(201);
});

test.each([
  ["no form", { "content-type": "application/json" }, "{}"],
  [
    "a form without a file",
    { "content-type": "multipart/form-data; boundary=a" },
    '--a\r\ncontent-disposition: form-data; name="file"\r\n\r\nx\r\n--a--\r\n',
  ],
  ["a form without a border", { "content-type": "multipart/form-data" }, "x"],
  [
    "a form that has no end",
    { "content-type": "multipart/form-data; boundary=a" },
    '--a\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nx',
  ],
  ["an empty body", { "content-type": "multipart/form-data; boundary=a" }, ""],
])("%s is refused", async (_about, headers, body) => {
  const { account, admin } = await anAccount(server);
  const response = await fetch(`${server.url}/attachments`, {
    method: "POST",
    headers: { ...headers, authorization: `Bearer ${admin.token}` },
    body,
  });
  expect([response.status, (await response.json()).errors[0].extensions.code]).toEqual([400, "BAD_USER_INPUT"]);
  await expectNothing(account);
});

test("GraphQL takes no forms, which any page could send", async () => {
  const { admin } = await anAccount(server);
  const body = new FormData();
  body.append("query", "{ viewer { permissions } }");
  const headers = { authorization: `Bearer ${admin.token}` };
  expect((await fetch(server.graphqlUrl, { method: "POST", headers, body })).status).toBe(415);
});

test("one has ten uploads at once, however many race to begin", async () => {
  const { account, admin } = await anAccount(server);
  const tabs = await Promise.all(Array.from({ length: 20 }, () => aSession(account, admin.userId)));
  const uploads = tabs.map((tab) => begun(server, tab));
  const refused: Reply[] = [];
  for (const { write, reply } of uploads) {
    void write("x");
    // What is admitted is answered at its end.
    void reply.then((early) => refused.push(early));
  }
  await expect.poll(() => refused.length, { timeout: 20_000 }).toBe(10);
  for (const { status, codes } of refused) expect([status, codes]).toEqual([429, ["RATE_LIMITED"]]);
  expect(await rowsOf(account)).toHaveLength(10);
  const replies = await Promise.all(uploads.map(({ end }) => end()));
  expect(replies.filter(({ status }) => status === 201)).toHaveLength(10);
});

test("of a hundred files that are on no message yet, there is none more", async () => {
  const { account, admin } = await anAccount(server);
  await server.sql(
    `insert into attachment (account_id, id, uploader_id, file_name, media_type, byte_length, due_at)
     select $1, gen_random_uuid(), $2, 'a', 'text/plain', 1, now() + interval '1 hour' from generate_series(1, 99)`,
    [account.id, admin.userId],
  );
  const replies = await Promise.all(Array.from({ length: 5 }, () => asked(server, admin, "x")));
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
  expect(replies.find(({ status }) => status === 409)!.codes).toEqual(["TOO_MANY"]);
  expect(await rowsOf(account)).toHaveLength(100);
  await uploaded(server, await aMember(account));
});
