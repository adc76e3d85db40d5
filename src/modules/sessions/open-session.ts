import { v7 as uuidv7 } from "uuid";
import type { Authenticator } from "../../access/authenticate.js";
import type { Viewer } from "../../access/viewer.js";
import type { Tx } from "../../database/database.js";
import type { Outbox } from "../../mail/outbox.js";
import { newToken } from "../../security/tokens.js";
import { agentOf } from "./agent.js";
import { findCredentials } from "./credential.store.js";
import { rememberDevice } from "./known-device.store.js";
import { insertSession } from "./session.store.js";

/** From where somebody signs in; what a request's `Caller` knows. */
export interface Device {
  readonly ipAddress: string;
  readonly userAgent: string | null;
}

/** A session that has just begun. Its token is known here and to its holder, and to nobody else ever after. */
export interface OpenedSession {
  readonly sessionId: string;
  readonly token: string;
  readonly expiresAt: Date;
  /** The session's viewer, with its rights as of the transaction. */
  readonly viewer: Viewer;
}

/**
 * Begins a session of an active user, within a transaction that holds the account's row (or has just made it), so that a suspension
 * or a new password has either happened before, and was seen, or will end it. A user who has signed in before is told by mail where that
 * was from elsewhere.
 */
export type OpenSession = (
  tx: Tx,
  user: { readonly accountId: string; readonly id: string },
  device: Device,
) => Promise<OpenedSession>;

/** How long a session lasts: unused, and at the most. */
export interface Lifetimes {
  readonly idleHours: number;
  readonly maxDays: number;
}

export const sessionOpener =
  (authenticator: Authenticator, outbox: Outbox, lifetimes: Lifetimes): OpenSession =>
  async (tx, user, device) => {
    const { accountId, id: userId } = user;
    const { ipAddress, userAgent } = device;
    const sessionId = uuidv7();
    const { token, hash: tokenHash } = newToken(accountId);
    const expiresAt = await insertSession(tx, {
      accountId,
      id: sessionId,
      userId,
      tokenHash,
      ...lifetimes,
      ipAddress,
      userAgent,
    });
    const [viewer] = await authenticator.bySessions(tx, accountId, [sessionId]);
    if (!viewer) throw new Error("A session was opened for a user who is not active");
    if ((await rememberDevice(tx, user, device)).unknown) await tellOf(tx, outbox, user, device);
    return { sessionId, token, expiresAt, viewer };
  };

async function tellOf(
  tx: Tx,
  outbox: Outbox,
  { accountId, id }: { accountId: string; id: string },
  { ipAddress, userAgent }: Device,
): Promise<void> {
  const user = await findCredentials(tx, accountId, id);
  if (!user) return;
  const { email, language, accountName } = user;
  const letter = { accountId, to: email, language, accountName, at: new Date(), ipAddress };
  await outbox.sendMail(tx, { kind: "NEW_SIGN_IN", ...letter, ...agentOf(userAgent) });
}
