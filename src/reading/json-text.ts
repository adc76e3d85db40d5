import {
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLScalarType,
  GraphQLSchema,
  getNamedType,
  getNullableType,
  isNonNullType,
} from "graphql";
import { isProjected } from "./projection.js";

/** A value of a response that PostgreSQL has completed: it needs no look at what is in it. */
export class JsonText {
  constructor(readonly text: string) {}

  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

const JSON_TEXT = new GraphQLScalarType<JsonText>({
  name: "JsonText",
  serialize(text) {
    if (typeof text !== "string") throw new Error("Only what the database has completed is passed through.");
    return new JsonText(text);
  },
});

/** Whether a field of this type is executed by a schema in which it is a leaf. */
export const isJsonText = (type: GraphQLOutputType): boolean => getNullableType(type) === JSON_TEXT;

/** Types whose values a projection reads, with all that is below them. */
const isRead = (type: string): boolean => isProjected(type.replace(/Connection$/, ""));

/**
 * The same schema, but the root fields that a projection reads are leaves: their values are the JSON texts that the database has made
 * of their selections, and the executor is spared a walk through every row. For execution alone; operations are validated against the
 * schema itself.
 */
export function withJsonTexts(schema: GraphQLSchema): GraphQLSchema {
  const { types, query, subscription, ...config } = schema.toConfig();
  return new GraphQLSchema({
    ...config,
    query: query && withLeaves(query),
    subscription: subscription && withLeaves(subscription),
    types: types.filter((type) => type !== query && type !== subscription),
    assumeValid: true,
  });
}

function withLeaves(root: GraphQLObjectType): GraphQLObjectType {
  const { fields, ...config } = root.toConfig();
  const leaves = Object.entries(fields).map(([name, field]) => {
    const type = isNonNullType(field.type) ? new GraphQLNonNull(JSON_TEXT) : JSON_TEXT;
    return [name, isRead(getNamedType(field.type).name) ? { ...field, type } : field];
  });
  return new GraphQLObjectType({ ...config, fields: Object.fromEntries(leaves) });
}

/** A response's data as JSON text, the texts in it as they are. */
export function stringifyData(data: Readonly<Record<string, unknown>>): string {
  const fields = Object.entries(data).map(
    ([key, value]) => `${JSON.stringify(key)}:${value instanceof JsonText ? value.text : JSON.stringify(value)}`,
  );
  return `{${fields.join()}}`;
}
