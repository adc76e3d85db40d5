import {
  coerceInputValue,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  isInputType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
  valueFromAST,
} from "graphql";
import type { RuleContext } from "../access/rules.js";
import { badUserInput, unauthenticated } from "../errors/graphql-errors.js";
import { assertAffordable } from "./cost.js";
import { assertWithinLimits, measure } from "./measure.js";

type Values = Record<string, unknown>;

/** Who asks, as far as it matters here. */
type Asking = Pick<RuleContext, "viewer" | "operator">;

export interface Operation {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Values | null | undefined;
}

/**
 * The gate before execution, the same for HTTP and WebSockets: who introspects, how large the operation is, whether its variables fit
 * and what it could return. The document is parsed and valid.
 */
export class Admission {
  readonly #fragments = new WeakMap<DocumentNode, Map<string, FragmentDefinitionNode>>();

  constructor(
    private readonly schema: GraphQLSchema,
    /** Whether the schema is shown to callers who are not signed in. */
    private readonly openSchema: boolean,
  ) {}

  /** @throws UNAUTHENTICATED, QUERY_TOO_COMPLEX or BAD_USER_INPUT. */
  admit({ document, operation, variables }: Operation, context: Asking): void {
    const measures = measure(document, operation);
    if (measures.introspects && !this.openSchema && !context.viewer && !context.operator) throw unauthenticated();
    assertWithinLimits(measures);
    const values = this.#coerced(operation, variables ?? {});
    assertAffordable(this.schema, operation, this.#fragmentsOf(document), values);
  }

  /** Whether it would. */
  admits(operation: Operation, context: Asking): boolean {
    try {
      this.admit(operation, context);
      return true;
    } catch {
      return false;
    }
  }

  #fragmentsOf(document: DocumentNode) {
    let fragments = this.#fragments.get(document);
    if (!fragments) {
      fragments = new Map();
      for (const definition of document.definitions)
        if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
      this.#fragments.set(document, fragments);
    }
    return fragments;
  }

  /** Variables as the executor will see them. It would refuse bad ones too, but its messages repeat the input, passwords included. */
  #coerced(operation: OperationDefinitionNode, given: Values): Values {
    const values: Values = {};
    for (const definition of operation.variableDefinitions ?? []) {
      const name = definition.variable.name.value;
      const type = typeFromAST(this.schema, definition.type as never);
      if (!isInputType(type)) continue;
      if (!Object.hasOwn(given, name)) {
        if (definition.defaultValue) values[name] = valueFromAST(definition.defaultValue, type);
        else if (isNonNullType(type)) throw badUserInput(`The variable $${name} is required.`);
        continue;
      }
      values[name] = coerceInputValue(given[name], type, (path) => {
        const place = path.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join("");
        // The path is made of the schema's names: a key that the client made up is not in it.
        throw badUserInput(
          `The variable $${name} does not fit its type ${String(type)}${place ? ` at ${place.slice(0, 120)}` : ""}.`,
        );
      });
    }
    return values;
  }
}
