import { expect, test } from "vitest";
import { aMember, anAccount, aServer } from "../kit/index.js";

const server = await aServer();

const CREATE = `mutation ($name: String!) {
  createDepartment(input: { name: $name }) { department { id name userCount } userErrors { code path } }
}`;
const LIST = "{ departments { id name userCount } }";

test("departments are created, renamed, listed by name and deleted, each as one event", async () => {
  const { account, admin } = await anAccount(server);
  const made = await admin.must(CREATE, { name: " Vendas " });
  const { id } = made.createDepartment.department;
  expect(made.createDepartment.department).toEqual({ id, name: "Vendas", userCount: 0 });
  await admin.must(CREATE, { name: "água" });
  await admin.must(
    `mutation ($id: ID!) { updateDepartment(input: { id: $id, name: "Suporte" }) { department { name } userErrors { code } } }`,
    { id },
  );
  expect((await admin.must(LIST)).departments.map((d: { name: string }) => d.name)).toEqual(["água", "Suporte"]);
  const deleted = await admin.must(
    "mutation ($id: ID!) { deleteDepartment(id: $id) { deletedId userErrors { code } } }",
    { id },
  );
  expect(deleted.deleteDepartment.deletedId).toBe(id);
  expect(
    (await server.eventsOf(account.id)).map(({ kind, subject_name, changes }) => [kind, subject_name, changes]),
  ).toEqual([
    ["STRUCTURE_CREATED", "Vendas", [{ field: "name", before: null, after: '"Vendas"' }]],
    ["STRUCTURE_CREATED", "água", [{ field: "name", before: null, after: '"água"' }]],
    ["STRUCTURE_UPDATED", "Suporte", [{ field: "name", before: '"Vendas"', after: '"Suporte"' }]],
    ["STRUCTURE_DELETED", "Suporte", [{ field: "name", before: '"Suporte"', after: "null" }]],
  ]);
});

test("a department that somebody belongs to is in use", async () => {
  const { account, admin } = await anAccount(server);
  const { id } = (await admin.must(CREATE, { name: "Vendas" })).createDepartment.department;
  const agent = await aMember(account);
  await server.sql("insert into user_department values ($1, $2, $3)", [account.id, agent.userId, id]);
  const { data } = await admin.graphql(
    "mutation ($id: ID!) { deleteDepartment(id: $id) { deletedId userErrors { code path } } }",
    { id },
  );
  expect(data!.deleteDepartment).toEqual({ deletedId: null, userErrors: [{ code: "IN_USE", path: ["id"] }] });
  expect((await admin.must(LIST)).departments).toEqual([{ id, name: "Vendas", userCount: 1 }]);
  expect(await server.eventsOf(account.id)).toHaveLength(1);
});

test.each([
  ["BLANK", "  "],
  ["TOO_LONG", "x".repeat(121)],
  ["INVALID", "a\nb"],
  ["ALREADY_EXISTS", "vêndas"],
])("a name is refused with %s, and nothing is made", async (code, name) => {
  const { account, admin } = await anAccount(server);
  await admin.must(CREATE, { name: "Vendas" });
  const { data } = await admin.graphql(CREATE, { name });
  expect(data!.createDepartment).toEqual({ department: null, userErrors: [{ code, path: ["input", "name"] }] });
  expect((await admin.must(LIST)).departments).toHaveLength(1);
  expect(await server.eventsOf(account.id)).toHaveLength(1);
});

test("whoever may not manage the structure is told which permission it needs, and changes nothing", async () => {
  const { account } = await anAccount(server);
  const manager = await aMember(account, { role: "MANAGER" });
  const { data, errors } = await manager.graphql(CREATE, { name: "Vendas" });
  expect(data).toEqual({ createDepartment: null });
  expect(errors![0]!.extensions).toEqual({ code: "FORBIDDEN", permission: "TEAM_STRUCTURE_MANAGE" });
  expect(await server.eventsOf(account.id)).toEqual([]);
});

test("a department of another account is an unknown one", async () => {
  const { admin } = await anAccount(server);
  const { admin: stranger } = await anAccount(server);
  const { id } = (await admin.must(CREATE, { name: "Vendas" })).createDepartment.department;
  const { data } = await stranger.graphql(
    `mutation ($id: ID!) { updateDepartment(input: { id: $id, name: "Meu" }) { department { id } userErrors { code path } } }`,
    { id },
  );
  expect(data!.updateDepartment).toEqual({
    department: null,
    userErrors: [{ code: "NOT_FOUND", path: ["input", "id"] }],
  });
  expect((await admin.must(LIST)).departments).toEqual([{ id, name: "Vendas", userCount: 0 }]);
});
