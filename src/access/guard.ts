import { createRequire } from "node:module";
import { type GraphQLObjectType, type GraphQLSchema, isObjectType } from "graphql";
import { forbidden } from "../errors/graphql-errors.js";
import { allow, type Right, type RuleContext, shieldOf } from "./rules.js";

// graphql-shield wants the same copy of it.
const { applyMiddleware } = createRequire(import.meta.url)("graphql-middleware") as typeof import("graphql-middleware");

type Rights = Readonly<Record<string, Readonly<Record<string, Right>>>>;

const ROOTS = ["Query", "Mutation", "Subscription"];
const fieldsOf = (schema: GraphQLSchema, type: string) =>
  (schema.getType(type) as GraphQLObjectType | undefined)?.getFields() ?? {};

/**
 * Puts the map of rights before the root fields, subscriptions' sources included, and into the descriptions. Fields below the roots
 * are guarded where they are read (see Decisions): shield would ask once a row.
 * @throws where a root field has no line.
 */
export function guard(schema: GraphQLSchema, rights: Rights): GraphQLSchema {
  assertComplete(schema, rights);
  describe(schema, rights);

  // Where a subscription field has a `resolve`, graphql-middleware wraps that and leaves `subscribe` open: a denied client would still
  // open its source. So it is taken away while the map is applied.
  const subscriptions = fieldsOf(schema, "Subscription");
  const resolvers = new Map(Object.values(subscriptions).map((field) => [field.name, field.resolve]));
  for (const field of Object.values(subscriptions)) field.resolve = undefined;

  const ruleOf = (root: string) => (field: string) => [field, rights[root]![field]!.rule];
  const present = ROOTS.filter((root) => schema.getType(root));
  const tree = Object.fromEntries(
    present.map((root) => [root, Object.fromEntries(Object.keys(fieldsOf(schema, root)).map(ruleOf(root)))]),
  );
  const guarded = applyMiddleware(
    schema,
    shieldOf(tree as never, {
      allowExternalErrors: true,
      fallbackRule: allow,
      fallbackError: () => forbidden(),
    }),
  );

  for (const each of [schema, guarded])
    for (const field of Object.values(fieldsOf(each, "Subscription"))) field.resolve = resolvers.get(field.name);

  // Shield wraps every field of every type, whether the map has it or not; each wrapper makes a promise a row.
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type) && !ROOTS.includes(type.name) && !type.name.startsWith("__"))
      for (const field of Object.values(type.getFields()))
        fieldsOf(guarded, type.name)[field.name]!.resolve = field.resolve;

  rememberRight(guarded, rights);
  return guarded;
}

/** Tells the context by which right a mutation runs, so that it can be asked again under the account's lock. */
function rememberRight(schema: GraphQLSchema, rights: Rights): void {
  for (const field of Object.values(fieldsOf(schema, "Mutation"))) {
    const { resolve } = field;
    const right = rights.Mutation![field.name]!;
    field.resolve = (source, args, context, info) => {
      // With the same arguments: what they need beside the field is asked again too.
      context.right = { ...right, decide: (asking: RuleContext) => right.decide(asking, args) };
      return resolve!(source, args, context, info);
    };
  }
}

function assertComplete(schema: GraphQLSchema, rights: Rights): void {
  for (const root of ROOTS)
    for (const field of Object.keys(fieldsOf(schema, root)))
      if (!rights[root]?.[field]) throw new Error(`The map of rights has no line for ${root}.${field}.`);
}

function describe(schema: GraphQLSchema, rights: Rights): void {
  for (const [type, lines] of Object.entries(rights))
    for (const [name, { says }] of Object.entries(lines)) {
      const field = fieldsOf(schema, type)[name];
      if (says && field) field.description = field.description ? `${field.description}\n\n${says}` : says;
    }
}
