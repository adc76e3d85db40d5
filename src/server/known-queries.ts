import { type DocumentNode, execute, getOperationAST, type OperationDefinitionNode } from "graphql";
import type { Logger } from "pino";
import type { DecisionBook } from "../access/decisions.js";
import type { Database } from "../database/database.js";
import type { Admission } from "./admission.js";
import { type Caller, Context } from "./context.js";
import type { Documents } from "./documents.js";
import type { Credentials, Identify } from "./identify.js";
import { type PassThrough, presentResult, resultText } from "./pass-through.js";
import { needsSnapshot } from "./snapshot.js";

type Values = Record<string, unknown>;

interface Asked {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  operationName?: string | null;
  variables: Values | null | undefined;
}

export interface KnownQueriesOptions {
  db: Database;
  book: DecisionBook;
  identify: Identify;
  documents: Documents;
  admission: Admission;
  passThrough: PassThrough;
  log: Logger;
  observe(operation: string, failed: boolean, seconds: number): void;
}

/**
 * Queries that came before, from callers who came before, in one round trip: one packet asks who the caller is now, and what it wants by the
 * rights that it had when it came last. Nothing is answered unless both are the same.
 */
export class KnownQueries {
  constructor(private readonly options: KnownQueriesOptions) {}

  /** The response's text; null where the ordinary way has to answer, which tells all that can be wrong with a request. */
  async answer(body: unknown, credentials: Credentials, caller: Caller): Promise<string | null> {
    const { db, book, identify, passThrough, admission, log, observe } = this.options;
    const started = performance.now();
    const asked = this.#asked(body);
    const recalled = asked && identify.recall(credentials);
    if (!recalled) return null;
    const { viewer } = recalled;
    const { document, operationName, variables } = asked;
    const rights = { viewer, operator: false };
    const schema = passThrough.schemaFor(document, book.for(rights));
    if (!schema || !passThrough.onlyReads(document) || !admission.admits(asked, rights)) return null;

    const contextValue = new Context(book, viewer, false, caller, db);
    const [same, result] = await db.atOnce((sql) => {
      contextValue.sql = sql;
      // In this order: PostgreSQL answers the statements of a connection one after the other, each as of its own moment.
      return [
        recalled.confirm(sql),
        Promise.resolve(execute({ schema, document, operationName, variableValues: variables, contextValue })),
      ] as const;
    });
    if (!same) return null;
    observe("query", !!result.errors, (performance.now() - started) / 1000);
    return `${resultText(presentResult(result, contextValue.requestId, log))}\n`;
  }

  /** Documents are known once they were valid, and admitted for somebody. */
  #asked(body: unknown): Asked | null {
    if (typeof body !== "object" || body === null) return null;
    const { query, operationName, variables, extensions } = body as Record<string, unknown>;
    if (typeof query !== "string" || extensions != null) return null;
    if (operationName != null && typeof operationName !== "string") return null;
    if (variables != null && (typeof variables !== "object" || Array.isArray(variables))) return null;
    const document = this.options.documents.known(query);
    if (!document) return null;
    const operation = getOperationAST(document, operationName);
    if (operation?.operation !== "query" || needsSnapshot(document, operation)) return null;
    return { document, operation, operationName, variables: variables as Values | null | undefined };
  }
}
