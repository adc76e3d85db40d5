import type { Authenticator } from "../access/authenticate.js";
import { keyByToken } from "../access/authenticate-key.js";
import { touch } from "../access/credentials.js";
import type { DecisionBook } from "../access/decisions.js";
import type { Database } from "../database/database.js";
import { unauthenticated } from "../errors/graphql-errors.js";
import { readKeyToken, readToken, sameSecret } from "../security/tokens.js";
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
    const found = await this.#find(bearer, cookie);
    if (!found && bearer !== undefined) throw unauthenticated();
    if (!found && cookie !== undefined) caller.clearSession?.();
    if (found?.stale) await touch(this.db, found.viewer.accountId, [found.viewer]);
    return new Context(this.book, found?.viewer ?? null, false, caller, this.db);
  }

  /** API keys come as bearer tokens alone: no browser holds one. */
  #find(bearer: string | undefined, cookie: string | undefined) {
    const key = bearer === undefined ? null : readKeyToken(bearer);
    if (key) return keyByToken(this.db, key);
    const session = readToken(bearer ?? cookie ?? "");
    return session && this.authenticator.byToken(this.db, session);
  }
}
