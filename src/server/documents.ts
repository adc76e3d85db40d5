import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate } from "graphql";
import { LIMITS } from "./measure.js";

export type Checked = { document: DocumentNode } | { errors: readonly GraphQLError[] };

const MOST_KEPT = 1_000;
const LONGEST_KEPT = 20_000;

/** Parses and validates documents once: ten thousand consoles that reconnect send the same few. */
export class Documents {
  readonly #checked = new Map<string, Checked>();

  constructor(private readonly schema: GraphQLSchema) {}

  check(text: string): Checked {
    const known = this.#checked.get(text);
    if (known) return known;
    const checked = this.#check(text);
    if (text.length <= LONGEST_KEPT) {
      // The oldest goes first: Map keeps the order of insertion.
      if (this.#checked.size >= MOST_KEPT) this.#checked.delete(this.#checked.keys().next().value!);
      this.#checked.set(text, checked);
    }
    return checked;
  }

  #check(text: string): Checked {
    let document: DocumentNode;
    try {
      document = parse(text, { maxTokens: LIMITS.tokens });
    } catch (error) {
      return { errors: [coded(error as GraphQLError, "GRAPHQL_PARSE_FAILED")] };
    }
    const errors = validate(this.schema, document).map((error) => coded(error, "GRAPHQL_VALIDATION_FAILED"));
    return errors.length ? { errors } : { document };
  }
}

const coded = (error: GraphQLError, code: string) =>
  new GraphQLError(error.message, {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    extensions: { code },
  });
