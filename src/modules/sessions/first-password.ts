import type { AccountTx } from "../../events/write.js";
import type { Outbox } from "../../mail/outbox.js";
import { findWithoutPassword } from "./credential.store.js";
import { putLinks } from "./link.store.js";

/**
 * Mails those of these users who are active and have no password a link to choose one. Whoever has such a link that still works gets no
 * other, however often somebody suspends and reactivates it.
 */
export const firstPasswordMailer =
  (outbox: Outbox) =>
  async (tx: AccountTx, userIds: readonly string[]): Promise<void> => {
    const { id: accountId, name: accountName } = tx.account;
    const users = await findWithoutPassword(tx, accountId, userIds);
    if (!users.length) return;
    const owners = users.map(({ id: userId, email }) => ({ accountId, userId, email }));
    const tokens = await putLinks(tx, "CHOOSE_PASSWORD", owners);
    await outbox.sendMails(
      tx,
      users.map(({ email, language }, i) => ({
        mail: { kind: "CHOOSE_PASSWORD", accountId, to: email, language, token: tokens[i]!, accountName },
      })),
    );
  };
