import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { aMember, anAccount, aServer, graphql, leavingNoTrace, untyped } from "../kit/index.js";
import { holding } from "../structure/kit.js";
import { codeOf, denialOf, done, payloadOf } from "./kit.js";

const server = await aServer();

const GET = graphql(`query ($id: ID!) { contact(id: $id) { name email phone groups { name } } }`);

test("a contact is made, changed and deleted; only that it was deleted is an event, which does not name it", async () => {
  const { account, admin } = await anAccount(server);
  const group = await done(admin, "create", "ContactGroup", { name: "Cafés" });
  const before = (await server.eventsOf(account.id)).length;
  const { id, createdAt, ...made } = await done(admin, "create", "Contact", {
    name: " Zélia Duarte ",
    email: " Zelia@Example.COM ",
    phone: " +55 (11) 98765-4321 ",
    groupIds: [group.id, group.id],
  });
  expect(made).toEqual({
    name: "Zélia Duarte",
    email: "zelia@example.com",
    phone: "+55 (11) 98765-4321",
    groups: [{ id: group.id, name: "Cafés" }],
  });
  expect(Date.parse(createdAt as string)).toBeGreaterThan(Date.now() - 60_000);
  expect(await done(admin, "update", "Contact", { id, name: "Zélia" })).toMatchObject({ ...made, name: "Zélia" });
  expect(await done(admin, "update", "Contact", { id, email: null, phone: "  ", groupIds: null })).toMatchObject({
    name: "Zélia",
    email: null,
    phone: null,
    groups: [],
  });
  expect(await server.eventsOf(account.id)).toHaveLength(before);

  expect(await payloadOf(admin, "delete", "Contact", { id })).toEqual({ deletedId: id, userErrors: [] });
  expect((await admin.must(GET, { id })).contact).toBeNull();
  const [event, ...more] = (await server.eventsOf(account.id)).slice(before);
  expect(more).toEqual([]);
  expect(event).toMatchObject({ kind: "CONTACT_DELETED", subject_id: id, subject_name: null, changes: [] });
  const { events } = await admin.must(
    graphql(`{ events(first: 1) { nodes { __typename kind ... on AccountEvent { subjectId account { id } } } } }`),
  );
  expect(events.nodes).toEqual([
    { __typename: "AccountEvent", kind: "CONTACT_DELETED", subjectId: id, account: { id: account.id } },
  ]);
});

test.each([
  ["BLANK", "name", { name: " " }],
  ["TOO_LONG", "name", { name: "x".repeat(121) }],
  ["INVALID", "name", { name: "a\nb" }],
  ["EMAIL_INVALID", "email", { email: "a@b <c@d.io>" }],
  ["INVALID", "phone", { phone: "call me" }],
  ["INVALID", "phone", { phone: "+" }],
  ["INVALID", "phone", { phone: "12" }],
  ["INVALID", "phone", { phone: "1".repeat(41) }],
  ["INVALID", "phone", { phone: "+55\n11" }],
])("%s for %s, and nothing is made or changed", async (code, field, wrong) => {
  const { account, admin } = await anAccount(server);
  const { id } = await done(admin, "create", "Contact", { name: "Zélia" });
  await leavingNoTrace(account, async () => {
    const refused = { contact: null, userErrors: [{ code, path: ["input", field] }] };
    expect(await payloadOf(admin, "create", "Contact", { name: "Ivo", ...wrong })).toEqual(refused);
    expect(await payloadOf(admin, "update", "Contact", { id, ...wrong })).toEqual(refused);
  });
});

test("everything that is wrong is told at once; a name may not be cleared", async () => {
  const { admin } = await anAccount(server);
  const { id } = await done(admin, "create", "Contact", { name: "Zélia" });
  const { userErrors } = await payloadOf(admin, "update", "Contact", { id, name: null, email: "x", phone: "y" });
  expect(userErrors.map(({ code }: { code: string }) => code)).toEqual(["BLANK", "EMAIL_INVALID", "INVALID"]);
});

test("groups that do not exist are NOT_FOUND where they are named, and more than 500 are TOO_MANY", async () => {
  const { account, admin } = await anAccount(server);
  const { admin: stranger } = await anAccount(server);
  const foreign = await done(stranger, "create", "ContactGroup", { name: "Cafés" });
  const { id } = await done(admin, "create", "Contact", { name: "Zélia" });
  await leavingNoTrace(account, async () => {
    for (const groupIds of [[foreign.id], [uuidv7()]]) {
      const refused = { contact: null, userErrors: [{ code: "NOT_FOUND", path: ["input", "groupIds", "0"] }] };
      expect(await payloadOf(admin, "create", "Contact", { name: "Ivo", groupIds })).toEqual(refused);
      expect(await payloadOf(admin, "update", "Contact", { id, name: "Ivo", groupIds })).toEqual(refused);
    }
    const groupIds = Array.from({ length: 501 }, () => uuidv7());
    expect(codeOf(await payloadOf(admin, "create", "Contact", { name: "Ivo", groupIds }))).toBe("TOO_MANY");
  });
});

test("one of another account is an unknown one", async () => {
  const { account, admin } = await anAccount(server);
  const { admin: stranger } = await anAccount(server);
  const { id } = await done(admin, "create", "Contact", { name: "Zélia" });
  await leavingNoTrace(account, async () => {
    for (const unknown of [id, uuidv7()]) {
      expect((await stranger.must(GET, { id: unknown })).contact).toBeNull();
      expect(codeOf(await payloadOf(stranger, "update", "Contact", { id: unknown, name: "Meu" }))).toBe("NOT_FOUND");
      expect(codeOf(await payloadOf(stranger, "delete", "Contact", { id: unknown }))).toBe("NOT_FOUND");
    }
    expect((await stranger.must(graphql(`{ contacts { totalCount } }`))).contacts.totalCount).toBe(0);
    const [malformed] = (await admin.graphql(GET, { id: "1" })).errors!;
    expect(malformed!.extensions.code).toBe("BAD_USER_INPUT");
  });
});

test("every member reads contacts; making one needs CONTACTS_CREATE, and grouping, changing and deleting CONTACTS_MANAGE", async () => {
  const { account, admin } = await anAccount(server);
  const { id } = await done(admin, "create", "Contact", { name: "Zélia", email: "zelia@example.com" });
  const { id: group } = await done(admin, "create", "ContactGroup", { name: "Cafés" });
  const [agent, editor] = [await aMember(account), await aMember(account, { role: "EDITOR" })];
  const manage = [{ code: "FORBIDDEN", permission: "CONTACTS_MANAGE" }];
  expect((await editor.must(GET, { id })).contact).toMatchObject({ name: "Zélia", email: "zelia@example.com" });
  await leavingNoTrace(account, async () => {
    const create = [{ code: "FORBIDDEN", permission: "CONTACTS_CREATE" }];
    expect(await denialOf(editor, "create", "Contact", { name: "Ivo" })).toEqual(create);
    expect(await denialOf(agent, "create", "Contact", { name: "Ivo", groupIds: [group] })).toEqual(manage);
    expect(await denialOf(agent, "update", "Contact", { id, name: "Ivo" })).toEqual(manage);
    expect(await denialOf(agent, "delete", "Contact", { id })).toEqual(manage);
  });
  await done(agent, "create", "Contact", { name: "Ivo", groupIds: [] });
  const manager = await holding(account, await aMember(account), ["CONTACTS_MANAGE"]);
  await done(manager, "update", "Contact", { id, groupIds: [group] });
  expect(codeOf(await payloadOf(manager, "delete", "Contact", { id }))).toBe("done");
});

test("a client account has nothing to do with contacts", async () => {
  const { account, admin } = await anAccount(server);
  await done(admin, "create", "Contact", { name: "Zélia" });
  const client = await aMember(account, { roles: [] });
  await server.sql("update app_user set kind = 'CLIENT' where id = $1", [client.userId]);
  for (const field of ["contacts { totalCount }", "contactGroups { totalCount }", "organizations { totalCount }"]) {
    const { errors } = await client.graphql(untyped(`{ ${field} }`));
    expect(errors!.map(({ extensions }) => extensions.code)).toEqual(["FORBIDDEN"]);
  }
  for (const kind of ["Contact", "ContactGroup", "Organization"] as const)
    expect((await denialOf(client, "create", kind, { name: "Meu" }))[0]!.code).toBe("FORBIDDEN");
});
