import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from "graphql";
import { createSchema } from "../../src/schema.js";
import { type Console, type TestServer, untyped } from "../kit/index.js";
import { RawSocket } from "./kit.js";

export const schema = createSchema([]);
export const ROOTS = ["Query", "Mutation", "Subscription"] as const;

/** What needs no session; every other root field does. */
export const OPEN = new Set([
  ...["viewer", "accountPreview", "invitationPreview"],
  ...["createAccount", "signIn", "requestPasswordReset", "resetPassword", "verifyEmail"],
  ...["signInWithTwoFactor", "signInWithNewPassword", "beginTwoFactor", "confirmTwoFactor"],
  ...["acceptInvitation", "declineInvitation"],
]);

export const fieldsOf = (type: string) => (schema.getType(type) as GraphQLObjectType).getFields();
export const rootFields = ROOTS.flatMap((root) => Object.values(fieldsOf(root)).map((field) => ({ root, field })));

const SCALARS: Record<string, string> = {
  ID: '"01890a5d-ac96-774b-bcce-b302099a8057"',
  Int: "1",
  Boolean: "true",
  DateTime: '"2026-11-21T13:05:09.123Z"',
};

/** A value of a type, with no more in it than has to be. */
export function literal(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(type.ofType);
  if (isListType(type)) return `[${literal(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (!isInputObjectType(type)) return SCALARS[type.name] ?? '"x"';
  const all = Object.values(type.getFields());
  const fields = type.isOneOf ? all.slice(0, 1) : all.filter(isRequiredInputField);
  return `{ ${fields.map(({ name, type }) => `${name}: ${literal(type)}`).join(" ")} }`;
}

/** A field with arguments as far as it needs any, and with a selection where it has to have one. */
export function selectionOf(field: GraphQLField<unknown, unknown>, below = "__typename"): string {
  const given = field.args.filter(isRequiredArgument).map(({ name, type }) => `${name}: ${literal(type)}`);
  const selection = isLeafType(getNamedType(field.type)) ? "" : ` { ${below} }`;
  return `${field.name}${given.length ? `(${given.join(", ")})` : ""}${selection}`;
}

/** The extensions of the one error with which each of these fields is refused. */
export async function refusalsOf(
  server: TestServer,
  console: Console,
  fields: typeof rootFields,
): Promise<Record<string, unknown>> {
  const socket = await RawSocket.connected(server, console.token);
  const refusals: Record<string, unknown> = {};
  for (const { root, field } of fields) {
    const text = `${root.toLowerCase()} { ${selectionOf(field)} }`;
    const errors =
      root === "Subscription" ? await socket.errorsOf(text) : (await console.graphql(untyped(text))).errors;
    refusals[`${root}.${field.name}`] = errors?.length === 1 ? errors[0]!.extensions : errors;
  }
  return refusals;
}

/** Tables in which nodes tell one another of themselves, whatever anybody asks. */
const OF_NODES = ["node", "presence", "worker_heartbeat"];

/** Every row of every other table, as one text. */
export async function everything(server: TestServer): Promise<string> {
  const tables = await server.sql<{ name: string }>(
    "select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' and table_name <> all($1) order by 1",
    [OF_NODES],
  );
  const rows = tables.map(
    ({ name }) => `select '${name}' as name, md5(string_agg(t::text, '' order by t::text)) as rows from ${name} t`,
  );
  return JSON.stringify(await server.sql(`${rows.join(" union all ")} order by name`));
}
