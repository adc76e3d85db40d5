import type { Viewer } from "../../access/viewer.js";
import type { Sql } from "../../database/sql.js";
import { visibleTo } from "../conversations/index.js";

/** What the path of a file begins with, before its id. */
export const PATH = "/attachments/";

/** What a file is, once it is known. */
export interface Attachment {
  readonly id: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly byteLength: number;
}

/** Whose upload it is: the user's, or the key's. */
export const uploaderOf = (viewer: Viewer): string => (viewer.userId === null ? viewer.apiKeyId : viewer.userId);

/** Uploads of one user or key begin one after the other: they are counted. */
export async function holdUploader(sql: Sql, viewer: Viewer): Promise<void> {
  const table = viewer.userId === null ? "api_key" : "app_user";
  await sql.query(`select from ${table} where account_id = $1 and id = $2 for no key update`, [
    viewer.accountId,
    uploaderOf(viewer),
  ]);
}

/** How many files of an uploader are on no message yet, and how many of these are still being uploaded. */
export async function countUnused(
  sql: Sql,
  accountId: string,
  uploaderId: string,
): Promise<{ unused: number; uploading: number }> {
  const [row] = await sql.query<{ unused: number; uploading: number }>(
    `select count(*)::int as unused, (count(*) filter (where byte_length is null))::int as uploading from attachment
     where account_id = $1 and uploader_id = $2 and message_id is null and due_at > now()`,
    [accountId, uploaderId],
  );
  return row!;
}

/** The row that must be there before the file is. Unless it is stored within `minutes`, it is removed. */
export async function insertUpload(
  sql: Sql,
  accountId: string,
  { id, uploaderId, fileName, minutes }: { id: string; uploaderId: string; fileName: string; minutes: number },
): Promise<void> {
  await sql.query(
    `insert into attachment (account_id, id, uploader_id, file_name, due_at)
     values ($1, $2, $3, $4, now() + $5 * interval '1 minute')`,
    [accountId, id, uploaderId, fileName, minutes],
  );
}

/** Whether the upload was still waited for. From now on the file may be put on a message, for as many hours. */
export async function markStored(
  sql: Sql,
  accountId: string,
  { id, mediaType, byteLength }: Attachment,
  hours: number,
): Promise<boolean> {
  const rows = await sql.query(
    `update attachment set media_type = $3, byte_length = $4, due_at = now() + $5 * interval '1 hour'
     where account_id = $1 and id = $2 and byte_length is null and due_at > now() returning id`,
    [accountId, id, mediaType, byteLength, hours],
  );
  return rows.length > 0;
}

/**
 * Puts files on a message, in this order: only those that this uploader has stored, and that are on none yet. Answers which. Of two
 * messages that want one file at once, one waits for the other and then finds it used.
 */
export async function putOn(
  sql: Sql,
  accountId: string,
  messageId: string,
  uploaderId: string,
  ids: readonly string[],
): Promise<{ id: string }[]> {
  return sql.query(
    `with free as (
       select id from attachment
       where account_id = $1 and id = any($4::uuid[]) and uploader_id = $3
         and message_id is null and byte_length is not null and due_at > now()
       order by id for update)
     update attachment a set message_id = $2, due_at = null, position = array_position($4::uuid[], a.id)
     from free where a.account_id = $1 and a.id = free.id
     returning a.id`,
    [accountId, messageId, uploaderId, ids],
  );
}

/** A file that was put on a message of a conversation which the viewer sees. */
export async function findVisible(sql: Sql, viewer: Viewer, id: string): Promise<Attachment | null> {
  const [row] = await sql.query<Attachment>(
    `select a.id, a.file_name as "fileName", a.media_type as "mediaType", a.byte_length as "byteLength"
     from attachment a
       join message m on m.account_id = a.account_id and m.id = a.message_id
       join conversation c on c.account_id = m.account_id and c.id = m.conversation_id
       cross join (select $3::uuid as id) viewer
     where a.account_id = $1 and a.id = $2 and (${visibleTo(viewer).where("c", { account: "$1", viewer: "viewer.id" })})`,
    [viewer.accountId, id, viewer.userId],
  );
  return row ?? null;
}

/** Where a file is, as a row and in the file store. */
export interface Place {
  readonly accountId: string;
  readonly id: string;
}

export const keyOf = ({ accountId, id }: Place): string => `${accountId}/${id}`;

/**
 * What is on no message and has been due for a minute. The minute is for changes that began before it was due: they may still put it on
 * one, and then it is not to be found here.
 */
export const findDue = (sql: Sql, most: number): Promise<Place[]> =>
  sql.query(
    `select account_id as "accountId", id from attachment
     where message_id is null and coalesce(due_at, '-infinity') < now() - interval '1 minute'
     order by coalesce(due_at, '-infinity') limit $1`,
    [most],
  );

/** What there is of an account, but for what is just being uploaded. */
export const findRemovable = (sql: Sql, accountId: string, most: number): Promise<Place[]> =>
  sql.query(
    `select account_id as "accountId", id from attachment
     where account_id = $1 and (byte_length is not null or due_at < now()) limit $2`,
    [accountId, most],
  );

export async function isEmpty(sql: Sql, accountId: string): Promise<boolean> {
  return !(await sql.query("select from attachment where account_id = $1 limit 1", [accountId])).length;
}

/** Forgets files that are removed. */
export async function deleteRows(sql: Sql, places: readonly Place[]): Promise<void> {
  await sql.query(
    `delete from attachment a using unnest($1::uuid[], $2::uuid[]) gone (account_id, id)
     where a.account_id = gone.account_id and a.id = gone.id`,
    [places.map(({ accountId }) => accountId), places.map(({ id }) => id)],
  );
}
