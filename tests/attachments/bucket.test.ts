import { afterAll, expect, test } from "vitest";
import { aDesk, addAsked, fromUser } from "../conversations/kit.js";
import { aServer } from "../kit/index.js";
import { anS3 } from "../storage/s3.js";
import { asked, begun, fetched, uploaded } from "./kit.js";

const s3 = await anS3();
const server = await aServer({ attachmentsBucket: s3.bucket });
afterAll(s3.stop);

const MIB = Buffer.alloc(1024 * 1024, "roster ");

test("files lie in the bucket, and come back from there", async () => {
  const desk = await aDesk(server);
  const { id } = await fromUser(desk, desk.admin);
  const upload = begun(server, desk.admin);
  for (let i = 0; i < 12; i++) await upload.write(MIB);
  const { file } = await upload.end();
  expect(await s3.keys()).toEqual([`${desk.account.id}/${file.id}`]);
  await addAsked(desk.admin, { conversationId: id, text: "", attachmentIds: [file.id] });
  const { status, content } = await fetched(server, desk.admin, file.url);
  expect([status, content.length]).toEqual([200, 12 * MIB.length]);
});

test("what is too large, or breaks off, is not left there", async () => {
  const desk = await aDesk(server);
  const before = await s3.keys();
  const large = begun(server, desk.admin);
  for (let i = 0; i < 26; i++) await large.write(MIB);
  expect((await large.end()).status).toBe(413);
  const broken = begun(server, desk.admin);
  for (let i = 0; i < 6; i++) await broken.write(MIB);
  broken.breakOff();
  await expect
    .poll(() => server.sql("select id from attachment where account_id = $1", [desk.account.id]), { timeout: 20_000 })
    .toEqual([]);
  expect(await s3.keys()).toEqual(before);
});

test("while the bucket is out of reach, files are refused in order, and everything else goes on", async () => {
  const desk = await aDesk(server);
  const { id } = await fromUser(desk, desk.admin);
  const file = await uploaded(server, desk.admin);
  await addAsked(desk.admin, { conversationId: id, text: "", attachmentIds: [file.id] });
  await s3.stop();
  for (const reply of [await asked(server, desk.admin, "x"), await fetched(server, desk.admin, file.url)]) {
    expect([reply.status, reply.codes]).toEqual([500, ["INTERNAL_SERVER_ERROR"]]);
    expect(reply.content.toString()).not.toMatch(/ECONN|127\.0\.0\.1|S3RVER/);
  }
  // The sweep removes it once the bucket is back.
  const rows = await server.sql<{ byte_length: number | null }>(
    "select byte_length from attachment where account_id = $1 order by id",
    [desk.account.id],
  );
  expect(rows).toEqual([{ byte_length: 4 + 1 }, { byte_length: null }]);
  expect((await addAsked(desk.admin, { conversationId: id, text: "Still here" })).errors).toBeUndefined();
});
