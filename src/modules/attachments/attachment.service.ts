import { pipeline, type Readable } from "node:stream";
import { v7 as uuidv7 } from "uuid";
import type { Viewer } from "../../access/viewer.js";
import type { Sql } from "../../database/sql.js";
import { rateLimited } from "../../errors/graphql-errors.js";
import { problem, Refusal } from "../../errors/user-error.js";
import type { UnloggedWrite } from "../../events/unlogged.js";
import type { Actor } from "../../events/write.js";
import { cleanFileName } from "../../input/file-name.js";
import { idOf } from "../../input/ids.js";
import type { FileInfo, Files } from "../../server/files.js";
import type { FileStore } from "../../storage/file-store.js";
import {
  type Attachment,
  countUnused,
  deleteRows,
  findVisible,
  holdUploader,
  insertUpload,
  keyOf,
  markStored,
  PATH,
  uploaderOf,
} from "./attachment.store.js";
import { Inspection } from "./inspection.js";

/** Files that one may have uploaded without having put them on a message. */
const MOST_UNUSED = 100;
/** Uploads of one at once: as many as a message takes files. */
const MOST_UPLOADING = 10;
const TRY_AGAIN_SECONDS = 5;
/** Longer than any upload can take: the server gives up requests earlier. */
const UPLOAD_MINUTES = 10;
const UNUSED_HOURS = 24;

/**
 * Takes files in and gives them out. A row is there before its file and is removed after it, so that whenever a node stops in between,
 * the sweep finds what is left. What is not stored yet can be put on no message.
 */
export class AttachmentService implements Files {
  constructor(
    private readonly sql: Sql,
    private readonly unlogged: UnloggedWrite,
    private readonly store: FileStore,
  ) {}

  async receive(actor: Actor, name: string | undefined, content: Readable): Promise<FileInfo> {
    const { accountId } = actor.viewer;
    const id = uuidv7();
    const fileName = cleanFileName(name);
    await this.#begin(actor, id, fileName);
    try {
      const file = { id, fileName, ...(await this.#keep(keyOf({ accountId, id }), content)) };
      // A session that has ended meanwhile stores nothing.
      await this.unlogged.by(actor, async (tx) => {
        if (!(await markStored(tx, accountId, file, UNUSED_HOURS))) throw new Error("A file was stored too late.");
      });
      return infoOf(file);
    } catch (error) {
      // Nobody was told its id. Where this fails too, the sweep removes both.
      await this.#discard(accountId, id).catch(() => {});
      throw error;
    }
  }

  async open(viewer: Viewer, id: string): Promise<{ info: FileInfo; content: Readable } | null> {
    const file = await findVisible(this.sql, viewer, idOf(id));
    if (!file) return null;
    return { info: infoOf(file), content: await this.store.get(keyOf({ accountId: viewer.accountId, id: file.id })) };
  }

  async #begin(actor: Actor, id: string, fileName: string): Promise<void> {
    const uploaderId = uploaderOf(actor.viewer);
    await this.unlogged.by(
      actor,
      async (tx) => {
        const { unused, uploading } = await countUnused(tx, tx.accountId, uploaderId);
        if (unused >= MOST_UNUSED) throw new Refusal(problem("TOO_MANY"));
        if (uploading >= MOST_UPLOADING) throw rateLimited(TRY_AGAIN_SECONDS);
        await insertUpload(tx, tx.accountId, { id, uploaderId, fileName, minutes: UPLOAD_MINUTES });
      },
      { hold: (sql) => holdUploader(sql, actor.viewer) },
    );
  }

  async #keep(key: string, content: Readable): Promise<{ mediaType: string; byteLength: number }> {
    const inspection = new Inspection();
    // Whichever of the two fails, the other does as well; the store tells it.
    pipeline(content, inspection, () => {});
    await this.store.put(key, inspection);
    return { mediaType: await inspection.mediaType(), byteLength: inspection.byteLength };
  }

  async #discard(accountId: string, id: string): Promise<void> {
    await this.store.delete(keyOf({ accountId, id }));
    await deleteRows(this.sql, [{ accountId, id }]);
  }
}

const infoOf = ({ id, fileName, mediaType, byteLength }: Attachment): FileInfo => ({
  id,
  fileName,
  mediaType,
  byteLength,
  url: `${PATH}${id}`,
});
