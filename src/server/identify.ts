import { isDeepStrictEqual } from "node:util";
import type { Authenticator } from "../access/authenticate.js";
import { keyByToken } from "../access/authenticate-key.js";
import { touch } from "../access/credentials.js";
import type { DecisionBook } from "../access/decisions.js";
import type { Viewer } from "../access/viewer.js";
import type { Database } from "../database/database.js";
import type { Sql } from "../database/sql.js";
import { unauthenticated } from "../errors/graphql-errors.js";
import { readKeyToken, readToken, type ShownToken, sameSecret } from "../security/tokens.js";
import { type Caller, Context } from "./context.js";

/** The cookie that carries a session's token. */
export const COOKIE = "roster_session";

export interface Credentials {
  /** The Authorization header, or what a WebSocket's connection parameters say in its place. */
  authorization?: string;
  cookie?: string;
}

/** Somebody as it was when it was last identified. It must get no answer before it is confirmed to be so still. */
export interface Recalled {
  readonly viewer: Viewer;
  /** Whether a reading of now finds the same: who, by what, and with which rights. */
  confirm(sql: Sql): Promise<boolean>;
}

/** What a caller has shown: a session's token, or an API key, which comes as a bearer token alone, since no browser holds one. */
interface Shown extends ShownToken {
  readonly isKey: boolean;
}

/** Finds out who asks. */
export class Identify {
  readonly #recalled = new Map<string, Viewer>();

  constructor(
    private readonly db: Database,
    private readonly authenticator: Authenticator,
    private readonly book: DecisionBook,
    private readonly operatorToken: string | null,
    /** Callers that can be recalled. Each takes some hundred bytes. */
    private readonly mostRecalled = 0,
  ) {}

  /**
   * A context for one request.
   * @throws UNAUTHENTICATED for an unknown or dead bearer token. A dead cookie counts as signed out, and is cleared.
   */
  async context({ authorization, cookie }: Credentials, caller: Caller): Promise<Context> {
    const bearer = bearerOf(authorization);
    if (authorization !== undefined && bearer === undefined) throw unauthenticated();
    if (bearer !== undefined && this.operatorToken !== null && sameSecret(bearer, this.operatorToken))
      return new Context(this.book, null, true, caller, this.db);
    const shown = shownBy(bearer, cookie);
    const viewer = shown && (await this.#find(this.db, shown));
    if (!viewer && bearer !== undefined) throw unauthenticated();
    if (!viewer && cookie !== undefined) caller.clearSession?.();
    return new Context(this.book, viewer, false, caller, this.db);
  }

  /** Whoever showed the same before; null for who was not seen, or not lately. */
  recall({ authorization, cookie }: Credentials): Recalled | null {
    const shown = shownBy(bearerOf(authorization), authorization === undefined ? cookie : undefined);
    const viewer = shown && this.#recalled.get(keyOf(shown));
    if (!viewer) return null;
    return { viewer, confirm: async (sql) => isDeepStrictEqual(await this.#find(sql, shown), viewer) };
  }

  async #find(sql: Sql, shown: Shown): Promise<Viewer | null> {
    const found = await (shown.isKey ? keyByToken(sql, shown) : this.authenticator.byToken(sql, shown));
    if (this.mostRecalled) this.#remember(keyOf(shown), found?.viewer ?? null);
    if (found?.stale) await touch(sql, shown.accountId, [found.viewer]);
    return found?.viewer ?? null;
  }

  /** The first of the list go first. */
  #remember(key: string, viewer: Viewer | null): void {
    if (!viewer) return void this.#recalled.delete(key);
    this.#recalled.set(key, viewer);
    if (this.#recalled.size > this.mostRecalled) this.#recalled.delete(this.#recalled.keys().next().value!);
  }
}

const bearerOf = (authorization: string | undefined): string | undefined =>
  authorization === undefined ? undefined : /^Bearer +(\S{1,512})$/i.exec(authorization)?.[1];

function shownBy(bearer: string | undefined, cookie: string | undefined): Shown | null {
  const key = bearer === undefined ? null : readKeyToken(bearer);
  if (key) return { ...key, isKey: true };
  const session = readToken(bearer ?? cookie ?? "");
  return session && { ...session, isKey: false };
}

const keyOf = ({ isKey, hash }: Shown): string => `${isKey ? "key" : "session"} ${hash.toString("base64")}`;
