import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { removeFilesOf, removeOrphans } from "../../src/modules/attachments/index.js";
import { removeClosed } from "../../src/modules/erasure/removal.js";
import { openFileStore } from "../../src/storage/file-store.js";
import { aDesk, addAsked, type Desk, fromUser, outcomeOf } from "../conversations/kit.js";
import { aServer, graphql } from "../kit/index.js";
import { begun, fetched, uploaded } from "./kit.js";

const dataDir = await mkdtemp(path.join(tmpdir(), "roster-upkeep-"));
const server = await aServer({ dataDir });
const store = await openFileStore({ dataDir, attachmentsBucket: null });
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const sweep = () => removeOrphans(server.app.db, store);

/** The ids of an account's rows, and of its files: they must be the same. */
async function kept({ account }: Desk): Promise<string[]> {
  const rows = await server.sql<{ id: string }>("select id from attachment where account_id = $1 order by id", [
    account.id,
  ]);
  const files = await readdir(path.join(dataDir, "attachments", account.id));
  expect(files.sort()).toEqual(rows.map(({ id }) => id));
  return files;
}

/** Lets time pass for some files. */
const later = (interval: string, ...ids: string[]) =>
  server.sql(
    "update attachment set created_at = created_at - $1::interval, due_at = due_at - $1::interval where id = any($2)",
    [interval, ids],
  );

async function sent(desk: Desk) {
  const { id } = await fromUser(desk, desk.admin);
  const file = await uploaded(server, desk.admin);
  const said = await addAsked(desk.admin, { conversationId: id, text: "", attachmentIds: [file.id] });
  expect(outcomeOf(said)).toBe("done");
  return { conversationId: id, file };
}

test("an upload that is on no message after a day is removed, and nothing else", async () => {
  const desk = await aDesk(server);
  const fresh = await uploaded(server, desk.admin);
  const almost = await uploaded(server, desk.admin);
  const old = await uploaded(server, desk.admin);
  const { file: used } = await sent(desk);
  await later("23 hours 59 minutes", almost.id);
  await later("24 hours 2 minutes", old.id, used.id);
  await Promise.all([sweep(), sweep()]);
  expect(await kept(desk)).toEqual([fresh.id, almost.id, used.id]);
  expect((await fetched(server, desk.admin, used.url)).status).toBe(200);
});

test("the files of a deleted conversation go with the next sweep", async () => {
  const desk = await aDesk(server);
  const { conversationId, file } = await sent(desk);
  const { file: other } = await sent(desk);
  await desk.admin.must(
    graphql(`mutation ($id: ID!) { deleteConversation(id: $id) { deletedId userErrors { code } } }`),
    {
      id: conversationId,
    },
  );
  expect((await fetched(server, desk.admin, file.url)).status).toBe(404);
  await sweep();
  expect(await kept(desk)).toEqual([other.id]);
});

test("what a node that stopped has left of an upload is removed, wherever it stopped", async () => {
  const desk = await aDesk(server);
  const folder = path.join(dataDir, "attachments", desk.account.id);
  await mkdir(folder, { recursive: true });
  // Before the file, within it, behind it, and behind its removal.
  for (const left of [[], [".part"], [""], [], ["", ".part"]]) {
    const { id } = await uploaded(server, desk.admin);
    await rm(path.join(folder, id));
    for (const end of left) await writeFile(path.join(folder, `${id}${end}`), "left");
    await server.sql("update attachment set media_type = null, byte_length = null where id = $1", [id]);
    await later("24 hours 2 minutes", id);
  }
  await sweep();
  expect(await kept(desk)).toEqual([]);
});

test("hundreds go in one sweep", async () => {
  const desk = await aDesk(server);
  await uploaded(server, desk.admin);
  await server.sql(
    `insert into attachment (account_id, id, uploader_id, file_name, due_at)
     select $1, gen_random_uuid(), $2, 'a', '-infinity' from generate_series(1, 1200)`,
    [desk.account.id, desk.admin.userId],
  );
  await sweep();
  expect(await kept(desk)).toHaveLength(1);
});

test("a file that cannot be removed stays known, and keeps none of the others", async () => {
  const desk = await aDesk(server);
  const [stuck, free] = [await uploaded(server, desk.admin), await uploaded(server, desk.admin)];
  await later("2 days", stuck.id, free.id);
  const failing = {
    ...store,
    delete: (key: string) => (key.endsWith(stuck.id) ? Promise.reject(new Error("busy")) : store.delete(key)),
  };
  await expect(removeOrphans(server.app.db, failing as never)).rejects.toThrow(/1 of \d+ files/);
  expect(await kept(desk)).toEqual([stuck.id]);
  await sweep();
  expect(await kept(desk)).toEqual([]);
});

test("a closed account loses its files before its rows, once nothing is uploaded any more", async () => {
  const desk = await aDesk(server);
  const other = await aDesk(server);
  await sent(desk);
  const { file: neighbour } = await sent(other);
  const upload = begun(server, desk.admin);
  await upload.write("x");
  await expect.poll(() => readdir(path.join(dataDir, "attachments", desk.account.id))).toHaveLength(2);
  await server.sql("update account set closed_at = now() - interval '1 hour' where id = $1", [desk.account.id]);
  await server.sql("delete from session where account_id = $1", [desk.account.id]);
  const remove = () => removeClosed(server.app.db, (id) => removeFilesOf(server.app.db, store, id));
  const accounts = () => server.sql("select id from account where id = $1", [desk.account.id]);

  await remove();
  expect(await accounts()).toHaveLength(1);
  expect((await upload.end()).status).toBe(401);
  await remove();
  expect(await accounts()).toEqual([]);
  expect(await kept(desk)).toEqual([]);
  expect(await kept(other)).toEqual([neighbour.id]);
});
