import { expect, test } from "vitest";
import { ALL_PERMISSIONS } from "../../src/access/permissions.js";
import { rights } from "../../src/access/rights.js";
import { aKey } from "../api-keys/kit.js";
import { aMember, anAccount, aServer, graphql, nobody } from "../kit/index.js";
import { everything, fieldsOf, OPEN, refusalsOf, rootFields } from "./operations.js";

const server = await aServer();

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
  const before = await everything(server);
  expect(await refusalsOf(server, nobody(server), closed)).toEqual(
    expected(closed, (_root, field) => ({ code: field.startsWith("operator") ? "FORBIDDEN" : "UNAUTHENTICATED" })),
  );
  expect(await everything(server)).toBe(before);
});

test("a member without permissions is told which one a field needs, and changes nothing", async () => {
  const { account } = await anAccount(server);
  const powerless = await aMember(account, { roles: [] });
  const permissionOf = (root: string, field: string) => /^Needs ([A-Z_]+)/.exec(rights[root]![field]!.says)?.[1];
  const guarded = rootFields.filter(({ root, field }) => permissionOf(root, field.name));
  expect(guarded.length).toBeGreaterThan(10);
  const before = await everything(server);
  expect(await refusalsOf(server, powerless, guarded)).toEqual(
    expected(guarded, (root, field) => ({ code: "FORBIDDEN", permission: permissionOf(root, field) })),
  );
  expect(await everything(server)).toBe(before);
});

test("an API key is refused whatever only a user has, its permissions notwithstanding", async () => {
  const { admin } = await anAccount(server);
  const { console: program } = await aKey(admin, ALL_PERMISSIONS);
  const personal = rootFields.filter(({ root, field }) => rights[root]![field.name]!.says === "Needs a session.");
  expect(personal.length).toBeGreaterThan(5);
  await program.must(graphql(`{ viewer { permissions } }`));
  const before = await everything(server);
  expect(await refusalsOf(server, program, personal)).toEqual(expected(personal, () => ({ code: "FORBIDDEN" })));
  expect(await everything(server)).toBe(before);
});
