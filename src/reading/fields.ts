import {
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNullableType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
} from "graphql";
import type { Decisions } from "../access/decisions.js";
import { unauthenticated } from "../errors/graphql-errors.js";
import { OWN } from "./object.js";
import { isProjected } from "./projection.js";
import type { Reader } from "./reader.js";

type Row = Record<string, unknown>;
interface DenialContext {
  readonly decisions: Decisions;
  /** Where a denial was already told: one error for a field, not one for each row. */
  readonly denied: Set<string>;
}

const ROOTS = new Set(["Query", "Mutation", "Subscription"]);

const byResponseKey: GraphQLFieldResolver<Row, unknown> = (row, _args, _context, info) => row[info.path.key];

const guarded =
  (type: string, field: string): GraphQLFieldResolver<Row, DenialContext> =>
  (row, _args, { decisions, denied }, info) => {
    const decision = decisions.of(type, field);
    if (decision === "GRANTED" || (decision === "OWN" && row[OWN])) return row[info.path.key];
    const place = placeOf(info);
    if (denied.has(place)) return null;
    denied.add(place);
    throw decisions.errorOf(type, field);
  };

/** What a mutation's payload names by its key is read as it is selected; the keys of one field are read together. */
const byKey: GraphQLFieldResolver<Row, { readonly read: Reader }> = async (payload, _args, { read }, info) => {
  const key = payload[info.fieldName];
  const type = getNullableType(info.returnType);
  const row = typeof key === "string" && "name" in type ? await read.byKey(info, type.name, key) : null;
  // Only a viewer must be there, and is not where its session ended as soon as it began.
  if (row === null && isNonNullType(info.returnType)) throw unauthenticated();
  return row;
};

/** The path of a field without the indexes of lists. */
function placeOf({ path }: GraphQLResolveInfo): string {
  let place = "";
  for (let at: GraphQLResolveInfo["path"] | undefined = path; at; at = at.prev)
    if (typeof at.key === "string") place = `${at.key}.${place}`;
  return place;
}

/**
 * Rows come from the database with their values under the response's keys, aliases included: the resolvers of their types do nothing but
 * pick them up, and tell a denial once.
 */
export function readFieldsByKey(schema: GraphQLSchema, isGuarded: (type: string, field: string) => boolean): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || ROOTS.has(type.name)) continue;
    const isRow = isProjected(type.name) || /(Connection|Edge|PageInfo)$/.test(type.name);
    for (const field of Object.values(type.getFields())) {
      const target = getNullableType(field.type);
      if (isRow) field.resolve = isGuarded(type.name, field.name) ? guarded(type.name, field.name) : byResponseKey;
      else if ((isObjectType(target) || isInterfaceType(target)) && isProjected(target.name))
        field.resolve = byKey as never;
    }
  }
}
