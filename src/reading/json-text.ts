import { GraphQLObjectType, GraphQLScalarType, GraphQLSchema, getNamedType } from "graphql";
import { isProjected } from "./projection.js";

/** A value of a response that PostgreSQL has completed: it needs no look at what is in it. */
export class JsonText {
  constructor(readonly text: string) {}
}

const JSON_TEXT = new GraphQLScalarType<JsonText>({
  name: "JsonText",
  serialize(text) {
    if (typeof text !== "string") throw new Error("Only what the database has completed is passed through.");
    return new JsonText(text);
  },
});

/** Whether a field is executed by a schema in which it is a leaf. */
export const isJsonText = (type: unknown): boolean => type === JSON_TEXT;

/** Types whose values a projection reads, with all that is below them. */
const isRead = (type: string): boolean => isProjected(type.replace(/Connection$/, ""));

/**
 * The same schema, but the root fields that a projection reads are leaves: their values are the JSON texts that the database has made
 * of their selections, and the executor is spared a walk through every row. For execution alone; operations are validated against the
 * schema itself.
 */
export function withJsonTexts(schema: GraphQLSchema): GraphQLSchema {
  const { types, query, ...config } = schema.toConfig();
  const { fields, ...root } = query!.toConfig();
  const leaves = Object.entries(fields).map(([name, field]) => [
    name,
    isRead(getNamedType(field.type).name) ? { ...field, type: JSON_TEXT } : field,
  ]);
  return new GraphQLSchema({
    ...config,
    query: new GraphQLObjectType({ ...root, fields: Object.fromEntries(leaves) }),
    types: types.filter((type) => type !== query),
    assumeValid: true,
  });
}

/** A response's data as JSON text, the texts in it as they are. */
export function stringifyData(data: Readonly<Record<string, unknown>>): string {
  const fields = Object.entries(data).map(
    ([key, value]) => `${JSON.stringify(key)}:${value instanceof JsonText ? value.text : JSON.stringify(value)}`,
  );
  return `{${fields.join()}}`;
}
