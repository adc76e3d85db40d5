import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from "graphql";
import { tooComplex } from "./measure.js";

/** The most objects that one operation may ask for. */
const MOST = 20_000;
const USUAL_PAGE = 50;
/** More than that is refused where the page is read. */
const LARGEST_PAGE = 100;
const USUAL_LIST = 10;
const MOST_ITEMS = 500;

type Values = Record<string, unknown>;
/** The aliases of the values that are selected of one object, by their fields' names. */
type Aliases = Map<string, Set<string>>;

/**
 * How many objects the operation could return: a connection counts its `first` or `last`, a list of results the ids or addresses
 * given, any other list 10. A value that is selected again of the same object, by another alias, counts as one more.
 * @throws QUERY_TOO_COMPLEX past 20,000.
 */
export function assertAffordable(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  variables: Values,
): void {
  if (sizedByVariables.get(operation) === false) return;
  let cost = 0;
  const add = (objects: number): void => {
    cost += objects;
    if (cost > MOST) throw tooComplex(`It asks for more than ${MOST} objects.`);
  };

  const walk = (
    set: SelectionSetNode,
    type: GraphQLCompositeType,
    times: number,
    page: number,
    items: number,
    values: Aliases = new Map(),
  ): void => {
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) {
        if (node.selectionSet) look(node, type, times, page, items);
        else if (isAnotherAlias(node, values)) add(times);
      } else {
        const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
        const condition = fragment?.typeCondition && schema.getType(fragment.typeCondition.name.value);
        if (fragment)
          walk(fragment.selectionSet, isCompositeType(condition) ? condition : type, times, page, items, values);
      }
    }
  };

  const look = (node: FieldNode, type: GraphQLCompositeType, times: number, page: number, items: number): void => {
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
    const below = field && getNamedType(field.type);
    if (!field || !node.selectionSet || !isCompositeType(below)) return;
    const args = node.arguments?.length ? (getArgumentValues(field, node, variables) as Values) : {};
    const many = times * lengthOf(field, page, items);
    add(many);
    walk(node.selectionSet, below, many, pageOf(args), itemsOf(args) || items);
  };

  const root = schema.getRootType(operation.operation);
  if (root) walk(operation.selectionSet, root, 1, USUAL_PAGE, 0);
  if (!sizedByVariables.has(operation))
    sizedByVariables.set(operation, [operation, ...fragments.values()].some(sizesByVariables));
}

/** Of operations that were affordable, whether their variables could make them dearer. */
const sizedByVariables = new WeakMap<OperationDefinitionNode, boolean>();
/** The arguments that say how many objects are asked for. */
const SIZES = new Set(["first", "last", "input"]);

function sizesByVariables(definition: OperationDefinitionNode | FragmentDefinitionNode): boolean {
  let found = false;
  visit(definition, {
    VariableDefinition: () => false,
    Argument: ({ name }) => (SIZES.has(name.value) ? undefined : false),
    Variable() {
      found = true;
    },
  });
  return found;
}

/** Whether a value was selected already, by other aliases alone: what fragments repeat under one name is answered once. */
function isAnotherAlias({ name, alias }: FieldNode, values: Aliases): boolean {
  const key = (alias ?? name).value;
  const known = values.get(name.value);
  if (!known) values.set(name.value, new Set([key]));
  if (!known || known.has(key)) return false;
  known.add(key);
  return true;
}

/** `page` is what the connection that is being looked into asked for; `items` what the mutation was given. */
function lengthOf(field: GraphQLField<unknown, unknown>, page: number, items: number): number {
  const type = isNonNullType(field.type) ? field.type.ofType : field.type;
  if (!isListType(type)) return 1;
  if (field.name === "nodes" || field.name === "edges") return page;
  return field.name === "results" ? items || USUAL_LIST : USUAL_LIST;
}

function pageOf(args: Values): number {
  const asked = args.first ?? args.last;
  return typeof asked === "number" && asked > 0 ? Math.min(asked, LARGEST_PAGE) : USUAL_PAGE;
}

function itemsOf(args: Values): number {
  const input = args.input as { ids?: unknown; emails?: unknown } | undefined;
  if (Array.isArray(input?.ids)) return Math.min(input.ids.length, MOST_ITEMS);
  if (!Array.isArray(input?.emails)) return 0;
  // Each entry may be a pasted list; every address has one @.
  const addresses = input.emails.reduce(
    (sum: number, entry) => sum + Math.max(1, String(entry).split("@").length - 1),
    0,
  );
  return Math.min(addresses, MOST_ITEMS);
}
