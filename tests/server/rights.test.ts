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
import { expect, test } from "vitest";
import { ALL_PERMISSIONS } from "../../src/access/permissions.js";
import { rights } from "../../src/access/rights.js";
import { createSchema } from "../../src/schema.js";
import { aKey } from "../api-keys/kit.js";
import { aMember, anAccount, aServer, type Console, graphql, nobody, untyped } from "../kit/index.js";
import { RawSocket } from "./kit.js";

const server = await aServer();
const schema = createSchema([]);
const ROOTS = ["Query", "Mutation", "Subscription"] as const;

/** What needs no session; every other root field does. */
const OPEN = new Set([
  ...["viewer", "accountPreview", "invitationPreview"],
  ...["createAccount", "signIn", "requestPasswordReset", "resetPassword", "verifyEmail"],
  ...["signInWithTwoFactor", "signInWithNewPassword", "beginTwoFactor", "confirmTwoFactor"],
  ...["acceptInvitation", "declineInvitation"],
]);

/** What client accounts may use beside that: what they do with their own sign-in and profile. Everything else is the team's. */
const OF_CLIENTS = new Set([
  ...[
    "resendVerification",
    "signOut",
    "changePassword",
    "requestEmailChange",
    "disableTwoFactor",
    "renewRecoveryCodes",
  ],
  ...["revokeSessions", "updateProfile", "setPresence", "viewerEvents"],
]);

const fieldsOf = (type: string) => (schema.getType(type) as GraphQLObjectType).getFields();
const rootFields = ROOTS.flatMap((root) => Object.values(fieldsOf(root)).map((field) => ({ root, field })));

const SCALARS: Record<string, string> = {
  ID: '"01890a5d-ac96-774b-bcce-b302099a8057"',
  Int: "1",
  Boolean: "true",
  DateTime: '"2026-11-21T13:05:09.123Z"',
};

/** A value of a type, with no more in it than has to be. */
function literal(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(type.ofType);
  if (isListType(type)) return `[${literal(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (!isInputObjectType(type)) return SCALARS[type.name] ?? '"x"';
  const fields = Object.values(type.getFields()).filter(isRequiredInputField);
  return `{ ${fields.map(({ name, type }) => `${name}: ${literal(type)}`).join(" ")} }`;
}

function operation(root: (typeof ROOTS)[number], field: GraphQLField<unknown, unknown>): string {
  const given = field.args.filter(isRequiredArgument).map(({ name, type }) => `${name}: ${literal(type)}`);
  const selection = isLeafType(getNamedType(field.type)) ? "" : " { __typename }";
  return `${root.toLowerCase()} { ${field.name}${given.length ? `(${given.join(", ")})` : ""}${selection} }`;
}

/** Tables in which nodes tell one another of themselves, whatever anybody asks. */
const OF_NODES = ["node", "presence", "worker_heartbeat"];

/** Every row of every other table, as one text. */
async function everything(): Promise<string> {
  const tables = await server.sql<{ name: string }>(
    "select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' and table_name <> all($1) order by 1",
    [OF_NODES],
  );
  const rows = tables.map(
    ({ name }) => `select '${name}' as name, md5(string_agg(t::text, '' order by t::text)) as rows from ${name} t`,
  );
  return JSON.stringify(await server.sql(`${rows.join(" union all ")} order by name`));
}

/** The extensions of the one error with which each of these fields is refused. */
async function refusalsOf(console: Console, fields: typeof rootFields): Promise<Record<string, unknown>> {
  const socket = await RawSocket.connected(server, console.token);
  const refusals: Record<string, unknown> = {};
  for (const { root, field } of fields) {
    const text = operation(root, field);
    const errors =
      root === "Subscription" ? await socket.errorsOf(text) : (await console.graphql(untyped(text))).errors;
    refusals[`${root}.${field.name}`] = errors?.length === 1 ? errors[0]!.extensions : errors;
  }
  return refusals;
}

const expected = (fields: typeof rootFields, extensionsOf: (root: string, field: string) => object) =>
  Object.fromEntries(fields.map(({ root, field }) => [`${root}.${field.name}`, extensionsOf(root, field.name)]));

test("every root field has a line in the map of rights, and every line a field", () => {
  for (const { root, field } of rootFields) expect(rights[root], `${root}.${field.name}`).toHaveProperty(field.name);
  for (const [type, lines] of Object.entries(rights))
    for (const name of Object.keys(lines)) expect(fieldsOf(type), `${type}.${name}`).toHaveProperty(name);
});

test("the schema says of every guarded field what it needs", () => {
  for (const [type, lines] of Object.entries(rights))
    for (const [name, { says }] of Object.entries(lines)) {
      const { description } = fieldsOf(type)[name]!;
      if (OPEN.has(name)) expect(says).toBe("");
      else {
        expect(says, `${type}.${name}`).toMatch(/^Needs /);
        expect(description, `${type}.${name}`).toContain(says);
      }
    }
});

test("signed out, whatever needs a session is UNAUTHENTICATED, and nothing is changed", async () => {
  await anAccount(server);
  const closed = rootFields.filter(({ field }) => !OPEN.has(field.name));
  const before = await everything();
  expect(await refusalsOf(nobody(server), closed)).toEqual(
    expected(closed, (_root, field) => ({ code: field.startsWith("operator") ? "FORBIDDEN" : "UNAUTHENTICATED" })),
  );
  expect(await everything()).toBe(before);
});

test("a member without permissions is told which one a field needs, and changes nothing", async () => {
  const { account } = await anAccount(server);
  const powerless = await aMember(account, { roles: [] });
  const permissionOf = (root: string, field: string) => /^Needs ([A-Z_]+)/.exec(rights[root]![field]!.says)?.[1];
  const guarded = rootFields.filter(({ root, field }) => permissionOf(root, field.name));
  expect(guarded.length).toBeGreaterThan(10);
  const before = await everything();
  expect(await refusalsOf(powerless, guarded)).toEqual(
    expected(guarded, (root, field) => ({ code: "FORBIDDEN", permission: permissionOf(root, field) })),
  );
  expect(await everything()).toBe(before);
});

test("an API key is refused whatever only a user has, its permissions notwithstanding", async () => {
  const { admin } = await anAccount(server);
  const { console: program } = await aKey(admin, ALL_PERMISSIONS);
  const personal = rootFields.filter(({ root, field }) => rights[root]![field.name]!.says === "Needs a session.");
  expect(personal.length).toBeGreaterThan(5);
  await program.must(graphql(`{ viewer { permissions } }`));
  const before = await everything();
  expect(await refusalsOf(program, personal)).toEqual(expected(personal, () => ({ code: "FORBIDDEN" })));
  expect(await everything()).toBe(before);
});

test("a client account reads itself alone", async () => {
  const { account } = await anAccount(server);
  const client = await aMember(account, { roles: [] });
  await server.sql("update app_user set kind = 'CLIENT' where id = $1", [client.userId]);
  const ofTheTeam = rootFields.filter(({ field }) => !OPEN.has(field.name) && !OF_CLIENTS.has(field.name));
  const before = await everything();
  for (const [name, extensions] of Object.entries(await refusalsOf(client, ofTheTeam)))
    expect(extensions, name).toMatchObject({ code: "FORBIDDEN" });
  expect(await everything()).toBe(before);
  expect(await client.must(graphql(`{ viewer { user { id email } } }`))).toMatchObject({
    viewer: { user: { id: client.userId } },
  });
  for (const field of ["account { seats { used } }", "account { campaignCredits }"]) {
    const { errors } = await client.graphql(untyped(`{ viewer { ${field} } }`));
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(["FORBIDDEN"]);
  }
});
