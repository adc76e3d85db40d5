import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { ApiError } from "../errors/graphql-errors.js";

/** What one operation may contain, fragments counted each time they are spread. Introspection has a depth of its own. */
export const LIMITS = {
  tokens: 4_000,
  depth: 12,
  introspectionDepth: 20,
  rootFields: 30,
  aliases: 60,
  aliasLength: 63,
  directives: 20,
} as const;

export interface Measures {
  depth: number;
  introspectionDepth: number;
  rootFields: number;
  aliases: number;
  aliasLength: number;
  directives: number;
  introspects: boolean;
}

const known = new WeakMap<OperationDefinitionNode, Measures>();
/** Fragments spread in fragments can name an exponential number of fields; past this many nothing needs to be counted exactly. */
const ENOUGH = 20_000;

/** Counts an operation of a valid document, whose fragments therefore have no cycles. Counted once for a document. */
export function measure(document: DocumentNode, operation: OperationDefinitionNode): Measures {
  const counted = known.get(operation);
  if (counted) return counted;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);

  const measures: Measures = {
    depth: 0,
    introspectionDepth: 0,
    rootFields: 0,
    aliases: 0,
    aliasLength: 0,
    directives: 0,
    introspects: false,
  };
  measures.directives = operation.directives?.length ?? 0;
  let visited = 0;
  const walk = (set: SelectionSetNode, depth: number, introspection: boolean): void => {
    for (const node of set.selections) {
      if (++visited > ENOUGH) throw tooComplex("It spreads too many fragments.");
      measures.directives += node.directives?.length ?? 0;
      if (node.kind !== Kind.FIELD) {
        const below =
          node.kind === Kind.INLINE_FRAGMENT ? node.selectionSet : fragments.get(node.name.value)?.selectionSet;
        if (below) walk(below, depth, introspection);
        continue;
      }
      const meta = introspection || node.name.value === "__schema" || node.name.value === "__type";
      if (meta) {
        measures.introspects = true;
        measures.introspectionDepth = Math.max(measures.introspectionDepth, depth);
      } else measures.depth = Math.max(measures.depth, depth);
      if (depth === 1) measures.rootFields++;
      if (node.alias) {
        measures.aliases++;
        measures.aliasLength = Math.max(measures.aliasLength, node.alias.value.length);
      }
      if (node.selectionSet) walk(node.selectionSet, depth + 1, meta);
    }
  };
  walk(operation.selectionSet, 1, false);
  known.set(operation, measures);
  return measures;
}

export const tooComplex = (why: string) => new ApiError("QUERY_TOO_COMPLEX", `The operation is too large. ${why}`);

const { tokens: _, ...COUNTED } = LIMITS;
const MOST = Object.entries(COUNTED) as [keyof typeof COUNTED, number][];

/** @throws QUERY_TOO_COMPLEX, naming the limit. */
export function assertWithinLimits(measures: Measures): void {
  for (const [what, most] of MOST) if (measures[what] > most) throw tooComplex(`At most ${most}: ${what}.`);
}
