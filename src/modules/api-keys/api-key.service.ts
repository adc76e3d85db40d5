import { v7 as uuidv7 } from "uuid";
import { ALL_PERMISSIONS, type Permission } from "../../access/permissions.js";
import { answerableFor, can } from "../../access/viewer.js";
import { problem, Refusal } from "../../errors/user-error.js";
import { changesOf, EventKind } from "../../events/event.js";
import type { Actor, Write } from "../../events/write.js";
import { idOf } from "../../input/ids.js";
import { InputCheck } from "../../input/input-check.js";
import { newKeyToken } from "../../security/tokens.js";
import { countKeys, deleteKey, insertKey } from "./api-key.store.js";
import { recordDeleted } from "./ending.js";

/** The most keys of an account: they are listed whole. */
const MOST = 100;

export interface CreateApiKeyRequest {
  name: string;
  permissions: readonly Permission[];
  expiresAt?: Date | null;
}

/** Keys by which programs ask. */
export class ApiKeyService {
  constructor(private readonly write: Write) {}

  /** The token is known here and to who asked, and to nobody else ever after. */
  async create(actor: Actor, input: CreateApiKeyRequest): Promise<{ apiKey: string; token: string }> {
    const check = new InputCheck();
    const name = check.name(input.name, ["input", "name"]);
    const expiresAt = check.optionalFutureDate(input.expiresAt, ["input", "expiresAt"]) ?? null;
    check.done();
    const wanted = new Set(input.permissions);
    const permissions = ALL_PERMISSIONS.filter((permission) => wanted.has(permission));
    const id = uuidv7();
    const { token, hash: tokenHash } = newKeyToken(actor.viewer.accountId);
    await this.write.by(actor, async (tx) => {
      const { account, viewer } = tx;
      const lacking = permissions.filter((permission) => !can(viewer, permission));
      if (lacking.length) throw new Refusal(problem("ESCALATION", ["input", "permissions"], { permissions: lacking }));
      if ((await countKeys(tx, account.id)) >= MOST) throw new Refusal(problem("TOO_MANY", ["input"]));
      const createdBy = answerableFor(viewer);
      const madeBy = viewer.sessionId === null ? viewer.apiKeyId : null;
      await insertKey(tx, account.id, { id, name, permissions, tokenHash, createdBy, madeBy, expiresAt });
      tx.record({
        kind: EventKind.API_KEY_CREATED,
        subjectId: id,
        subjectName: name,
        changes: changesOf({}, { name, permissions, expiresAt: expiresAt ?? undefined }),
      });
    });
    return { apiKey: id, token };
  }

  async delete(actor: Actor, givenId: string): Promise<{ deletedId: string }> {
    const id = idOf(givenId);
    await this.write.by(actor, async (tx) => {
      const deleted = await deleteKey(tx, tx.account.id, id);
      if (!deleted.length) throw new Refusal(problem("NOT_FOUND", ["id"]));
      recordDeleted(tx, deleted);
    });
    return { deletedId: id };
  }
}
