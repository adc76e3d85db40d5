import DataLoader from "dataloader";
import type { FieldNode, GraphQLResolveInfo } from "graphql";
import type { Decisions } from "../access/decisions.js";
import type { Language } from "../access/language.js";
import type { Viewer } from "../access/viewer.js";
import type { Sql } from "../database/sql.js";
import { ApiError } from "../errors/graphql-errors.js";
import { windowOf } from "./connection.js";
import { isJsonText } from "./json-text.js";
import { type Plan, planFor, type Reading } from "./plan.js";
import { projectionOf } from "./projection.js";
import type { ListSource, PageArguments, Source, WholeSource } from "./source.js";
import type { Run } from "./statement.js";

/** As whom, from where and in which language is read. */
export interface ReadAs {
  readonly accountId: string;
  readonly viewer: Viewer | null;
  readonly language: Language;
  readonly decisions: Decisions;
  readonly sql: Sql;
}

/** The most characters of all that an operation's fields answer together. */
const MOST_ANSWERED = 32 * 1024 * 1024;

/** Reads what a field selects, in one statement each. One for a request, or for one live event: it must not outlive its data. */
export class Reader {
  readonly #loaders = new Map<FieldNode, DataLoader<string, unknown>>();
  #answered = 0;
  #askedWho = false;

  constructor(private readonly as: () => ReadAs) {}

  /** Whether anything that was read depended on who the viewer is, beside what it may and its language. */
  get askedWho(): boolean {
    return this.#askedWho;
  }

  /** The row, or null. */
  one(info: GraphQLResolveInfo, source: Source): Promise<unknown> {
    return this.#run(info, { is: "one", source }, source.values);
  }

  all(info: GraphQLResolveInfo, source: WholeSource): Promise<unknown> {
    return this.#run(info, { is: "all", source }, source.values);
  }

  /** @throws BAD_USER_INPUT where the arguments are out of their bounds, or contradict one another. */
  async page(info: GraphQLResolveInfo, source: ListSource, page: PageArguments): Promise<unknown> {
    const { window, values } = windowOf(source, this.as().accountId, page);
    return this.#run(info, { is: "page", source, window }, { ...source.values, ...values });
  }

  /** The row with this key, or null. What one field asks for in a turn, as the items of a payload do, is read in one statement. */
  byKey(info: GraphQLResolveInfo, type: string, key: string): Promise<unknown> {
    const node = info.fieldNodes[0]!;
    let loader = this.#loaders.get(node);
    if (!loader) {
      // Batches, but keeps nothing: a later mutation of the same operation may select by the same fragment.
      loader = new DataLoader((keys) => this.#byKeys(info, type, keys), { cache: false, maxBatchSize: 500 });
      this.#loaders.set(node, loader);
    }
    return loader.load(key);
  }

  async #byKeys(info: GraphQLResolveInfo, type: string, keys: readonly string[]): Promise<unknown[]> {
    const as = this.as();
    const { key, keyType } = { keyType: "uuid", ...projectionOf(type) };
    const source: Source = {
      shape: `${type} by key`,
      type,
      where: (statement) => [`t.${key} = any(${statement.value("keys", `${keyType}[]`)})`],
      values: { keys },
    };
    const plan = planFor(info, as.decisions, { is: "keyed", source });
    const values = this.#valuesOf(plan, as, source.values, info);
    const rows = await queried<{ key: string; json: string }>(as.sql, plan.text, values);
    const byKey = new Map(rows.map((row) => [row.key, row.json]));
    return keys.map((wanted) => {
      const json = byKey.get(wanted);
      return json === undefined ? null : this.#answerOf(info, json);
    });
  }

  async #run(info: GraphQLResolveInfo, reading: Reading, values: Readonly<Record<string, unknown>>): Promise<unknown> {
    const as = this.as();
    const plan = planFor(info, as.decisions, reading);
    const [row] = await queried<{ json: string | null }>(as.sql, plan.text, this.#valuesOf(plan, as, values, info));
    return row?.json == null ? null : this.#answerOf(info, row.json);
  }

  #valuesOf({ values }: Plan, as: ReadAs, ofSource: Run["values"], { variableValues }: GraphQLResolveInfo): unknown[] {
    const { accountId, viewer, language } = as;
    const asked = () => {
      this.#askedWho = true;
      return viewer;
    };
    const run: Run = {
      accountId,
      language,
      values: ofSource,
      variables: variableValues,
      get viewer() {
        return asked();
      },
    };
    return values.map((get) => get(run));
  }

  /** What the executor gets: rows to walk through, or their text where the field is a leaf to it. */
  #answerOf({ returnType }: GraphQLResolveInfo, json: string): unknown {
    if (this.#answered + json.length > MOST_ANSWERED) throw tooLarge();
    this.#answered += json.length;
    return isJsonText(returnType) ? json : JSON.parse(json);
  }
}

const tooLarge = () => new ApiError("QUERY_TOO_COMPLEX", "The answer would be too large: select less of it.");

/** @throws QUERY_TOO_COMPLEX for more than 16 MiB, and where one level of the answer would embed more than 8 MiB of lists. */
async function queried<Row>(sql: Sql, text: string, values: readonly unknown[]): Promise<Row[]> {
  try {
    return await sql.query<Row>(text, values);
  } catch (error) {
    throw error instanceof Error && "code" in error && error.code === "RT001" ? tooLarge() : error;
  }
}
