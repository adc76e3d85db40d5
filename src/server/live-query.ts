import { type DocumentNode, type ExecutionArgs, execute, type GraphQLSchema, Kind, visit } from "graphql";
import type { Logger } from "pino";
import { type DecisionBook, rightsKeyOf } from "../access/decisions.js";
import { rights } from "../access/rights.js";
import type { Viewer } from "../access/viewer.js";
import type { Sql } from "../database/sql.js";
import type { Feed } from "../events/feed.js";
import type { LiveQuery } from "../events/member.js";
import { type Caller, Context } from "./context.js";
import { presentError } from "./errors.js";
import { type PassThrough, resultText } from "./pass-through.js";

/** Nobody is behind the execution of a live event; what it may say is decided by rights alone. */
const NOBODY: Caller = { ipAddress: "", userAgent: null };

/** Fields whose value depends on who the viewer is, and not only on what it may. */
const PERSONAL = new Set(["manageable"]);

export interface LiveQueryOptions {
  schema: GraphQLSchema;
  passThrough: PassThrough;
  sql: Sql;
  book: DecisionBook;
  log: Logger;
  feed: Feed;
  args: Pick<ExecutionArgs, "document" | "operationName" | "variableValues">;
}

const fieldNames = new WeakMap<DocumentNode, ReadonlySet<string>>();

function namesIn(document: DocumentNode): ReadonlySet<string> {
  let names = fieldNames.get(document);
  if (!names) {
    const found = new Set<string>();
    visit(document, { [Kind.FIELD]: (node) => void found.add(node.name.value) });
    names = found;
    fieldNames.set(document, names);
  }
  return names;
}

let documents = 0;
const documentIds = new WeakMap<DocumentNode, number>();

function idOf(document: DocumentNode): number {
  let id = documentIds.get(document);
  if (id === undefined) {
    id = ++documents;
    documentIds.set(document, id);
  }
  return id;
}

/** A subscription's operation, executed for one event at a time and shared by all whose answer is the same. */
export class GraphQLLiveQuery implements LiveQuery {
  readonly feed: Feed;
  readonly #shape: string;

  constructor(private readonly options: LiveQueryOptions) {
    const { document, operationName, variableValues } = options.args;
    this.feed = options.feed;
    this.#shape = `${idOf(document)} ${operationName ?? ""} ${JSON.stringify(variableValues ?? {})}`;
  }

  /** Rights and language stand for the viewer; its id joins them only where the document asks for what is its own. */
  keyFor(viewer: Viewer): string {
    const personal = this.feed.personal || this.#isPersonal(viewer);
    const self = viewer.userId === null ? viewer.apiKeyId : viewer.userId;
    return `${this.#shape}\n${rightsKeyOf({ viewer, operator: false })} ${viewer.language}${personal ? ` ${self}` : ""}`;
  }

  permits(viewer: Viewer): true | Error {
    return rights.Subscription![this.feed.field]!.decide({ viewer, operator: false }, {});
  }

  async render(viewer: Viewer, sequence: number): Promise<string> {
    const { passThrough, sql, book, log, args } = this.options;
    // A context of its own for each event: what a loader has read for one is stale for the next.
    const contextValue = new Context(book, viewer, false, NOBODY, sql);
    const schema = passThrough.schemaFor(args.document, contextValue.decisions) ?? this.options.schema;
    const { data, errors } = await execute({ ...args, schema, rootValue: { sequence }, contextValue });
    return resultText({ data, errors: errors?.map((error) => presentError(error, contextValue.requestId, log)) });
  }

  /** `assignable` is no exception: it depends on the viewer's permissions, which are in the key. */
  #isPersonal(viewer: Viewer): boolean {
    const decisions = this.options.book.for({ viewer, operator: false });
    for (const name of namesIn(this.options.args.document))
      if (PERSONAL.has(name) || (rights.User?.[name] && decisions.of("User", name) === "OWN")) return true;
    return false;
  }
}
