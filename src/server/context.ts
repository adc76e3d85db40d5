import { randomUUID } from "node:crypto";
import type { DecisionBook, Decisions } from "../access/decisions.js";
import { type Language, languageOf } from "../access/language.js";
import type { Right, RuleContext } from "../access/rules.js";
import type { Viewer } from "../access/viewer.js";
import type { Sql } from "../database/sql.js";
import { forbidden, unauthenticated } from "../errors/graphql-errors.js";
import type { Actor, UserActor } from "../events/write.js";
import { Reader } from "../reading/reader.js";

/** What a resolver may know of the request itself. */
export interface Caller {
  readonly ipAddress: string;
  readonly userAgent: string | null;
  readonly acceptLanguage?: string;
  /** The session cookie, where the answer can carry one. */
  setSession?(token: string, expiresAt: Date): void;
  clearSession?(): void;
}

interface State {
  viewer: Viewer | null;
  /** The account that is read: the viewer's, or for the operator the one at hand. */
  accountId: string | null;
  decisions: Decisions;
  /** What reads go through; a response's snapshot replaces it. */
  sql: Sql;
  /** The line of the map of rights by which the running mutation was admitted. */
  right: Right | null;
}

/**
 * What every resolver gets: who asks, in which language, and what reads for it. One for a request, or for one live event. Apollo hands
 * resolvers a shallow copy, so that what changes is kept in one object that the copies share.
 */
export class Context implements RuleContext {
  readonly requestId = randomUUID();
  readonly denied = new Set<string>();
  readonly read: Reader;
  private readonly state: State;

  constructor(
    private readonly book: DecisionBook,
    viewer: Viewer | null,
    readonly operator: boolean,
    readonly caller: Caller,
    sql: Sql,
  ) {
    const decisions = book.for({ viewer, operator });
    const state: State = { viewer, accountId: viewer?.accountId ?? null, decisions, sql, right: null };
    this.state = state;
    this.read = new Reader(() => {
      if (!state.accountId) throw unauthenticated();
      return { ...state, accountId: state.accountId, language: this.language };
    });
  }

  get viewer(): Viewer | null {
    return this.state.viewer;
  }

  get decisions(): Decisions {
    return this.state.decisions;
  }

  /** The user's language, for keys the account's; signed out what Accept-Language asks for. */
  get language(): Language {
    return this.state.viewer?.language ?? languageOf(this.caller.acceptLanguage);
  }

  /** The same, where that right wants a session. */
  get userActor(): UserActor {
    const { viewer, right } = this.actor;
    if (viewer.sessionId === null) throw forbidden();
    return { viewer, right };
  }

  /** Who runs the mutation at hand, and by which right. */
  get actor(): Actor {
    const { viewer, right } = this.state;
    if (!viewer) throw unauthenticated();
    if (!right) throw forbidden();
    return { viewer, right };
  }

  set right(right: Right) {
    this.state.right = right;
  }

  set sql(sql: Sql) {
    this.state.sql = sql;
  }

  /** From here on the request is this viewer's: signing in answers with what the new session may read. */
  become(viewer: Viewer | null): void {
    this.state.viewer = viewer;
    this.state.accountId = viewer?.accountId ?? null;
    this.state.decisions = this.book.for({ viewer, operator: this.operator });
  }

  /** Lets the operator, who has no account, read the one that it changed. */
  readOf(accountId: string): void {
    this.state.accountId = accountId;
  }
}
