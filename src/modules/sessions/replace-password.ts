import { changesOf, EventKind } from "../../events/event.js";
import type { AccountTx } from "../../events/write.js";
import type { Outbox } from "../../mail/outbox.js";
import { deleteChallengesOf } from "./challenge.store.js";
import { type Credentials, setPasswordHash } from "./credential.store.js";
import { deleteLinksOf } from "./link.store.js";
import { deleteSessionsOf } from "./session.store.js";

interface Replacing {
  /** The session that goes on, where the user changes the password itself. */
  keptSessionId?: string;
  /** Somebody else chose it: it opens nothing but the choice of another. */
  temporary?: boolean;
}

/**
 * Whoever knew the old password is out: signed out everywhere but in the session that is kept, and without the challenges and links
 * that it may have asked for. The user is told by mail.
 */
export async function replacePassword(
  tx: AccountTx,
  outbox: Outbox,
  user: Credentials,
  hash: string,
  { keptSessionId, temporary = false }: Replacing = {},
): Promise<void> {
  const { accountId, accountName, id, name, email, language, mustChangePassword } = user;
  await setPasswordHash(tx, user, hash, temporary);
  await deleteLinksOf(tx, accountId, id, ["RESET_PASSWORD", "CHOOSE_PASSWORD", "CHANGE_EMAIL"]);
  await deleteChallengesOf(tx, accountId, [id]);
  const sessionIds = await deleteSessionsOf(tx, accountId, id, keptSessionId);
  tx.record({
    kind: EventKind.USER_PASSWORD_CHANGED,
    userId: id,
    subjectName: name,
    changes: changesOf({ mustChangePassword }, { mustChangePassword: temporary }),
    ended: { sessionIds, reason: "PASSWORD_CHANGED" },
  });
  // Nobody can have known one before, whom another would have locked out.
  if (user.passwordHash === null && !temporary) return;
  const letter = { accountId, to: email, language };
  await outbox.sendMail(
    tx,
    temporary ? { ...letter, kind: "PASSWORD_SET", accountName } : { ...letter, kind: "PASSWORD_CHANGED" },
  );
}
