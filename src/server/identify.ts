import type { Authenticator } from "../access/authenticate.js";
import { touchSessions } from "../access/authenticate.js";
import type { DecisionBook } from "../access/decisions.js";
import type { Database } from "../database/database.js";
import { unauthenticated } from "../errors/graphql-errors.js";
import { readToken, sameSecret } from "../security/tokens.js";
import { type Caller, Context } from "./context.js";

/** The cookie that carries a session's token. */
export const COOKIE = "roster_session";

export interface Credentials {
  /** The Authorization header, or what a WebSocket's connection parameters say in its place. */
  authorization?: string;
  cookie?: string;
}

/** Finds out who asks. */
export class Identify {
  constructor(
    private readonly db: Database,
    private readonly authenticator: Authenticator,
    private readonly book: DecisionBook,
    private readonly operatorToken: string | null,
  ) {}

  /**
   * A context for one request.
   * @throws UNAUTHENTICATED for an unknown or dead bearer token. A dead cookie counts as signed out, and is cleared.
   */
  async context({ authorization, cookie }: Credentials, caller: Caller): Promise<Context> {
    const bearer = authorization === undefined ? undefined : /^Bearer +(\S{1,512})$/i.exec(authorization)?.[1];
    if (authorization !== undefined && bearer === undefined) throw unauthenticated();
    if (bearer !== undefined && this.operatorToken !== null && sameSecret(bearer, this.operatorToken))
      return new Context(this.book, null, true, caller, this.db);
    const token = bearer ?? cookie;
    const read = token === undefined ? null : readToken(token);
    const found = read && (await this.authenticator.byToken(this.db, read));
    if (!found && bearer !== undefined) throw unauthenticated();
    if (!found && cookie !== undefined) caller.clearSession?.();
    if (found?.stale) await touchSessions(this.db, found.viewer.accountId, [found.viewer.sessionId]);
    return new Context(this.book, found?.viewer ?? null, false, caller, this.db);
  }
}
