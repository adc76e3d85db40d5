import { EventKind } from "../../events/event.js";
import type { AccountTx } from "../../events/write.js";
import { type ChallengeKind, insertChallenge } from "./challenge.store.js";
import type { Credentials } from "./credential.store.js";
import type { Device, OpenedSession, OpenSession } from "./open-session.js";

/** What a sign-in has shown beside the password, and how its session is wanted. */
export interface Passage {
  readonly secondFactor: boolean;
  readonly cookie: boolean;
}

const TYPENAMES = {
  TWO_FACTOR: "TwoFactorChallenge",
  PASSWORD_CHANGE: "PasswordChangeChallenge",
  TWO_FACTOR_ENROLMENT: "TwoFactorEnrolmentChallenge",
} as const satisfies Record<ChallengeKind, string>;

/** Something is still to be shown, by the holder of this token. */
export interface OpenedChallenge {
  readonly __typename: (typeof TYPENAMES)[ChallengeKind];
  readonly challenge: string;
  readonly expiresAt: Date;
}

/** A session, and whether it is wanted as a cookie; or what it still takes. */
export type Entered = (OpenedSession & { readonly cookie: boolean }) | OpenedChallenge;

/**
 * What stands between a user whose password was right and a session; null where nothing does. The second factor comes first: a temporary
 * password that was stolen must not set another one without it. Enrolling comes last: only who knows the password that lasts does so.
 */
export function nextStep(user: Credentials, secondFactor: boolean): ChallengeKind | null {
  if (user.twoFactorEnabled && !secondFactor) return "TWO_FACTOR";
  if (user.mustChangePassword) return "PASSWORD_CHANGE";
  return user.twoFactorRequired && !user.twoFactorEnabled ? "TWO_FACTOR_ENROLMENT" : null;
}

/** The one door by which users come to sessions. The user is as this transaction read it, under the account's lock. */
export type Enter = (tx: AccountTx, user: Credentials, device: Device, passage: Passage) => Promise<Entered>;

export const entrance =
  (openSession: OpenSession): Enter =>
  async (tx, user, device, { secondFactor, cookie }) => {
    const kind = nextStep(user, secondFactor);
    if (!kind) return { ...(await openSession(tx, user, device)), cookie };
    const { accountId, id: userId } = user;
    const opened = await insertChallenge(tx, { accountId, userId, kind, secondFactor, cookie });
    return { __typename: TYPENAMES[kind], ...opened };
  };

/** Enters by signing in, of which the log tells once it has led to a session. */
export async function signInBy(enter: Enter, ...[tx, user, device, passage]: Parameters<Enter>): Promise<Entered> {
  const entered = await enter(tx, user, device, passage);
  if ("sessionId" in entered) tx.record({ kind: EventKind.USER_SIGNED_IN, userId: user.id, subjectName: user.name });
  return entered;
}
