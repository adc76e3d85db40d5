import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate } from "graphql";
import { LIMITS } from "./measure.js";

export type Checked = { document: DocumentNode } | { errors: readonly GraphQLError[] };

/** Characters of the documents that are kept. Their syntax trees take some hundred times as many bytes. */
const MOST_KEPT = 500_000;
const LONGEST_KEPT = 20_000;

/** Parses and validates documents once: ten thousand consoles that reconnect send the same few. */
export class Documents {
  readonly #valid = new Map<string, DocumentNode>();
  #kept = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    /** Whether errors may name what the schema has instead. */
    private readonly openSchema: boolean,
  ) {}

  check(text: string): Checked {
    const known = this.known(text);
    if (known) return { document: known };
    const checked = this.#check(text);
    if ("document" in checked) this.keep(text, checked.document);
    return checked;
  }

  /** What was found valid before. */
  known(text: string): DocumentNode | undefined {
    return this.#valid.get(text);
  }

  /** Remembers a valid document. The oldest go first: Map keeps the order of insertion. */
  keep(text: string, document: DocumentNode): void {
    if (text.length > LONGEST_KEPT || this.#valid.has(text)) return;
    this.#valid.set(text, document);
    this.#kept += text.length;
    for (const oldest of this.#valid.keys()) {
      if (this.#kept <= MOST_KEPT) return;
      this.#valid.delete(oldest);
      this.#kept -= oldest.length;
    }
  }

  #check(text: string): Checked {
    let document: DocumentNode;
    try {
      document = parse(text, { maxTokens: LIMITS.tokens });
    } catch (error) {
      return { errors: [coded(error as GraphQLError, "GRAPHQL_PARSE_FAILED")] };
    }
    const errors = validate(this.schema, document, undefined, { hideSuggestions: !this.openSchema });
    return errors.length ? { errors: errors.map((error) => coded(error, "GRAPHQL_VALIDATION_FAILED")) } : { document };
  }
}

const coded = (error: GraphQLError, code: string) =>
  new GraphQLError(error.message, {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    extensions: { code },
  });
