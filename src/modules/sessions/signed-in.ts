import type { Context } from "../../server/context.js";
import type { Entered } from "./entrance.js";
import type { OpenedSession } from "./open-session.js";
import type { AccountChoice } from "./sign-in.service.js";

/** What `SignedIn` is answered from; its viewer is read by the session's id, as selected. */
export interface SignedInAnswer {
  __typename: "SignedIn";
  token: string | null;
  expiresAt: Date;
  viewer: string;
}

/**
 * Answers with a session that has just begun, once its transaction is committed: from here on the request is its viewer's. As a
 * cookie, its token is not told, so that no script of the page ever sees it.
 */
export function signedInAs(
  context: Context,
  { sessionId, token, expiresAt, viewer }: OpenedSession,
  cookie: boolean,
): SignedInAnswer {
  context.become(viewer);
  if (cookie) context.caller.setSession?.(token, expiresAt);
  return { __typename: "SignedIn", token: cookie ? null : token, expiresAt, viewer: sessionId };
}

/** Answers with what signing in has led to: a session, or what it still takes. */
export const answerTo = <T extends Entered | AccountChoice>(context: Context, entered: T) =>
  "sessionId" in entered ? signedInAs(context, entered, entered.cookie) : entered;

/** The request's own session has ended: from here on nobody is signed in, and the browser forgets the cookie. */
export function signedOutOf(context: Context): void {
  context.caller.clearSession?.();
  context.become(null);
}
