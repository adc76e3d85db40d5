import {
  type ArgumentNode,
  type DocumentNode,
  type ExecutionArgs,
  execute,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  visit,
} from "graphql";
import type { Logger } from "pino";
import { type DecisionBook, type Decisions, rightsKeyOf } from "../access/decisions.js";
import { rights } from "../access/rights.js";
import type { Viewer } from "../access/viewer.js";
import { isDataException, isOutage } from "../database/outage.js";
import type { Sql } from "../database/sql.js";
import type { Feed } from "../events/feed.js";
import type { LiveQuery } from "../events/member.js";
import { type Caller, Context } from "./context.js";
import { type PassThrough, presentResult, resultText } from "./pass-through.js";

/** Nobody is behind the execution of a live event; what it may say is decided by rights alone. */
const NOBODY: Caller = { ipAddress: "", userAgent: null };

/** Fields whose value depends on who the viewer is, and not only on what it may. */
const PERSONAL = new Set(["manageable"]);

/** What all live queries of a server are executed by. */
export interface LiveExecution {
  readonly schema: GraphQLSchema;
  readonly passThrough: PassThrough;
  readonly book: DecisionBook;
  readonly log: Logger;
}

type Arguments = Pick<ExecutionArgs, "document" | "operationName" | "variableValues">;

/** What of a document its executions ask again and again. */
interface Traits {
  readonly id: number;
  readonly names: ReadonlySet<string>;
  /** Variables that say nothing but where the subscription begins: results do not depend on them. */
  readonly starts: ReadonlySet<string>;
}

let documents = 0;
const known = new WeakMap<DocumentNode, Traits>();

function traitsOf(document: DocumentNode): Traits {
  let traits = known.get(document);
  if (!traits) {
    const names = new Set<string>();
    visit(document, { [Kind.FIELD]: (node) => void names.add(node.name.value) });
    traits = { id: ++documents, names, starts: startsIn(document) };
    known.set(document, traits);
  }
  return traits;
}

/** Where the argument of an operation's root field has its value. */
const ROOT_ARGUMENT = /^definitions,\d+,selectionSet,selections,\d+,arguments,\d+,value$/;

/** The variables that are used as `after` of root fields, and nowhere else. */
function startsIn(document: DocumentNode): Set<string> {
  const starts = new Set<string>();
  const others = new Set<string>();
  visit(document, {
    Variable({ name }, key, parent, path) {
      if (key === "variable") return;
      const { kind } = document.definitions[path[1] as number]!;
      const isAfter = (parent as ArgumentNode).name?.value === "after";
      const isStart = kind === Kind.OPERATION_DEFINITION && isAfter && ROOT_ARGUMENT.test(path.join());
      (isStart ? starts : others).add(name.value);
    },
  });
  for (const name of others) starts.delete(name);
  return starts;
}

/** A subscription's operation, executed for one event at a time and shared by all whose answer is the same. */
export class GraphQLLiveQuery implements LiveQuery {
  readonly #shape: string;
  /** Rights by which everything selected was granted, and nothing that was read depended on whose they were. */
  #impersonalBy: Decisions | null = null;

  constructor(
    private readonly execution: LiveExecution,
    readonly feed: Feed,
    private readonly args: Arguments,
  ) {
    const { id, starts } = traitsOf(args.document);
    const telling = Object.entries(args.variableValues ?? {}).filter(([name]) => !starts.has(name));
    this.#shape = `${id} ${args.operationName ?? ""} ${JSON.stringify(telling)}`;
  }

  /** Rights and language stand for the viewer; its id joins them only where the document asks for what is its own. */
  keyFor(viewer: Viewer): string {
    const personal = this.feed.personal || this.#isPersonal(viewer);
    const self = viewer.userId === null ? viewer.apiKeyId : viewer.userId;
    return `${this.#shape}\n${rightsKeyOf({ viewer, operator: false })} ${viewer.language}${personal ? ` ${self}` : ""}`;
  }

  /** Who may read everything that is selected gets the same text whatever else it may, if none of it depends on who asks. */
  sharedKeyFor(viewer: Viewer): string | null {
    const by = this.#impersonalBy;
    const isShared = by !== null && by === this.execution.book.for({ viewer, operator: false });
    return isShared ? `${this.#shape}\n${viewer.language}` : null;
  }

  permits(viewer: Viewer): true | Error {
    return rights.Subscription![this.feed.field]!.decide({ viewer, operator: false }, {});
  }

  async render(viewer: Viewer, sequence: number, sql: Sql): Promise<string> {
    const { passThrough, book, log } = this.execution;
    // A context of its own for each event: what a loader has read for one is stale for the next.
    const contextValue = new Context(book, viewer, false, NOBODY, sql);
    const { decisions } = contextValue;
    const leaves = passThrough.schemaFor(this.args.document, decisions);
    const schema = leaves ?? this.execution.schema;
    const result = await execute({ ...this.args, schema, rootValue: { sequence }, contextValue });
    // Sent in the place of an event, an error without its cursor would be an event lost.
    for (const { originalError } of result.errors ?? [])
      if (!(originalError instanceof GraphQLError) && (isOutage(originalError) || isDataException(originalError)))
        throw originalError;
    if (leaves && !contextValue.read.askedWho) this.#impersonalBy = decisions;
    return resultText(presentResult(result, contextValue.requestId, log));
  }

  /** `assignable` is no exception: it depends on the viewer's permissions, which are in the key. */
  #isPersonal(viewer: Viewer): boolean {
    const decisions = this.execution.book.for({ viewer, operator: false });
    for (const name of traitsOf(this.args.document).names)
      if (PERSONAL.has(name) || (rights.User?.[name] && decisions.of("User", name) === "OWN")) return true;
    return false;
  }
}
