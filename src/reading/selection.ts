import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  type SelectionNode,
} from "graphql";

/** What of `GraphQLResolveInfo` decides which fields are selected. */
export interface SelectionInfo {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variableValues: Readonly<Record<string, unknown>>;
}

/** Field nodes by response key, in the order of the document: CollectFields of the GraphQL specification, section 6.3.2. */
export type Selection = ReadonlyMap<string, readonly FieldNode[]>;

/** What is selected below these nodes, of a row that is of the type `type`. */
export function selectionBelow(info: SelectionInfo, type: GraphQLObjectType, nodes: readonly FieldNode[]): Selection {
  const selection = new Map<string, FieldNode[]>();
  const visited = new Set<string>();

  const included = (node: SelectionNode): boolean => {
    if (!node.directives?.length) return true;
    const variables = info.variableValues as Record<string, unknown>;
    if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true) return false;
    return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;
  };

  const applies = (condition: string | undefined): boolean => {
    if (!condition || condition === type.name) return true;
    const conditional = info.schema.getType(condition);
    return isAbstractType(conditional) && info.schema.isSubType(conditional, type);
  };

  const collect = (selections: readonly SelectionNode[]): void => {
    for (const node of selections) {
      if (!included(node)) continue;
      if (node.kind === "Field") {
        const key = node.alias?.value ?? node.name.value;
        const same = selection.get(key);
        if (same) same.push(node);
        else selection.set(key, [node]);
      } else if (node.kind === "InlineFragment") {
        if (applies(node.typeCondition?.name.value)) collect(node.selectionSet.selections);
      } else if (!visited.has(node.name.value)) {
        visited.add(node.name.value);
        const fragment = info.fragments[node.name.value];
        if (fragment && applies(fragment.typeCondition.name.value)) collect(fragment.selectionSet.selections);
      }
    }
  };

  for (const node of nodes) if (node.selectionSet) collect(node.selectionSet.selections);
  return selection;
}
