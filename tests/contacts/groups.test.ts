import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { aMember, anAccount, aServer, graphql, leavingNoTrace } from "../kit/index.js";
import { holding } from "../structure/kit.js";
import { codeOf, denialOf, done, payloadOf } from "./kit.js";

const server = await aServer();

const GET = graphql(
  `query ($id: ID!) { contactGroup(id: $id) { name organizations { name version } contacts { nodes { name } } } }`,
);

test("a group is made, changed and deleted, each as one event; whom it holds is none", async () => {
  const { account, admin } = await anAccount(server);
  const [bakers, cafes] = [
    await done(admin, "create", "Organization", { name: "Bakers" }),
    await done(admin, "create", "Organization", { name: "Cafés" }),
  ];
  const contact = await done(admin, "create", "Contact", { name: "Zélia" });
  const before = (await server.eventsOf(account.id)).length;
  const { id } = await done(admin, "create", "ContactGroup", {
    name: " Sul ",
    organizationIds: [cafes.id, bakers.id],
    contactIds: [contact.id],
  });
  expect((await admin.must(GET, { id })).contactGroup).toEqual({
    name: "Sul",
    organizations: [
      { name: "Bakers", version: 2 },
      { name: "Cafés", version: 2 },
    ],
    contacts: { nodes: [{ name: "Zélia" }] },
  });
  await done(admin, "update", "ContactGroup", { id, contactIds: null });
  await done(admin, "update", "ContactGroup", { id, name: "Norte", organizationIds: [cafes.id] });
  await done(admin, "update", "ContactGroup", { id, name: " Norte", organizationIds: [cafes.id] });
  expect((await admin.must(GET, { id })).contactGroup).toEqual({
    name: "Norte",
    organizations: [{ name: "Cafés", version: 2 }],
    contacts: { nodes: [] },
  });
  expect(await payloadOf(admin, "delete", "ContactGroup", { id })).toEqual({ deletedId: id, userErrors: [] });
  expect((await admin.must(GET, { id })).contactGroup).toBeNull();
  const versions = await server.sql("select name, version from organization where account_id = $1 order by name", [
    account.id,
  ]);
  expect(versions).toEqual([
    { name: "Bakers", version: 3 },
    { name: "Cafés", version: 3 },
  ]);
  const events = (await server.eventsOf(account.id)).slice(before);
  expect(events.map(({ kind, subject_name, changes }) => [kind, subject_name, changes])).toEqual([
    [
      "STRUCTURE_CREATED",
      "Sul",
      [
        { field: "name", before: null, after: '"Sul"' },
        { field: "organizations", before: null, after: '["Bakers","Cafés"]' },
      ],
    ],
    [
      "STRUCTURE_UPDATED",
      "Norte",
      [
        { field: "name", before: '"Sul"', after: '"Norte"' },
        { field: "organizations", before: '["Bakers","Cafés"]', after: '["Cafés"]' },
      ],
    ],
    ["STRUCTURE_DELETED", "Norte", [{ field: "name", before: '"Norte"', after: "null" }]],
  ]);
});

test.each([
  ["BLANK", "  "],
  ["TOO_LONG", "x".repeat(121)],
  ["INVALID", "a\u202eb"],
  ["ALREADY_EXISTS", "vêndas"],
])("a name is refused with %s, and nothing is made or changed", async (code, name) => {
  const { account, admin } = await anAccount(server);
  for (const kind of ["ContactGroup", "Organization"] as const) {
    await done(admin, "create", kind, { name: "Vendas" });
    const { id } = await done(admin, "create", kind, { name: "Suporte" });
    await leavingNoTrace(account, async () => {
      const refused = { userErrors: [{ code, path: ["input", "name"] }] };
      expect(await payloadOf(admin, "create", kind, { name })).toMatchObject(refused);
      expect(await payloadOf(admin, "update", kind, { id, name })).toMatchObject(refused);
    });
    await done(admin, "update", kind, { id, name: "SUPORTE" });
  }
});

test("what is to be linked must be there, and be the account's own", async () => {
  const { account, admin } = await anAccount(server);
  const { admin: stranger } = await anAccount(server);
  const foreign = {
    organizationIds: (await done(stranger, "create", "Organization", { name: "Bakers" })).id,
    contactIds: (await done(stranger, "create", "Contact", { name: "Zélia" })).id,
  };
  const { id } = await done(admin, "create", "ContactGroup", { name: "Sul" });
  await leavingNoTrace(account, async () => {
    for (const list of ["organizationIds", "contactIds"] as const)
      for (const unknown of [foreign[list], uuidv7()]) {
        const userErrors = [{ code: "NOT_FOUND", path: ["input", list, "0"] }];
        for (const [verb, input] of [
          ["create", { name: "Norte" }],
          ["update", { id, name: "Norte" }],
        ] as const)
          expect(await payloadOf(admin, verb, "ContactGroup", { ...input, [list]: [unknown] })).toEqual({
            contactGroup: null,
            userErrors,
          });
      }
    const contactIds = Array.from({ length: 501 }, () => uuidv7());
    expect(codeOf(await payloadOf(admin, "update", "ContactGroup", { id, contactIds }))).toBe("TOO_MANY");
    expect(codeOf(await payloadOf(stranger, "update", "ContactGroup", { id, name: "Meu" }))).toBe("NOT_FOUND");
    expect(codeOf(await payloadOf(stranger, "delete", "ContactGroup", { id }))).toBe("NOT_FOUND");
    expect((await stranger.must(GET, { id })).contactGroup).toBeNull();
  });
});

test("groups need CONTACTS_MANAGE, linking organizations to them ORGANIZATIONS_MANAGE besides", async () => {
  const { account, admin } = await anAccount(server);
  const organization = await done(admin, "create", "Organization", { name: "Bakers" });
  const organizationIds = [organization.id];
  const { id } = await done(admin, "create", "ContactGroup", { name: "Sul", organizationIds });
  const [manager, agent] = [await aMember(account, { role: "MANAGER" }), await aMember(account)];
  const grouping = await holding(account, await aMember(account), ["CONTACTS_MANAGE"]);
  const both = await holding(account, await aMember(account), ["CONTACTS_MANAGE", "ORGANIZATIONS_MANAGE"]);
  await leavingNoTrace(account, async () => {
    for (const [verb, input] of [
      ["create", { name: "Norte" }],
      ["update", { id, name: "Norte" }],
      ["delete", { id }],
    ] as const)
      expect(await denialOf(manager, verb, "ContactGroup", input)).toEqual([
        { code: "FORBIDDEN", permission: "CONTACTS_MANAGE" },
      ]);
    for (const given of [organizationIds, [], null])
      for (const [verb, input] of [
        ["create", { name: "Norte" }],
        ["update", { id, name: "Norte" }],
      ] as const)
        expect(await denialOf(grouping, verb, "ContactGroup", { ...input, organizationIds: given })).toEqual([
          { code: "FORBIDDEN", permission: "ORGANIZATIONS_MANAGE" },
        ]);
  });
  await done(grouping, "update", "ContactGroup", { id, name: "Norte" });
  await done(both, "update", "ContactGroup", { id, organizationIds: [] });
  // Who they are linked to is for those who may read organizations.
  expect((await manager.must(GET, { id })).contactGroup).toMatchObject({ name: "Norte", organizations: [] });
  const { data, errors } = await agent.graphql(GET, { id });
  expect(data!.contactGroup).toEqual({ name: "Norte", organizations: null, contacts: { nodes: [] } });
  expect(errors!.map(({ extensions }) => extensions)).toEqual([
    { code: "FORBIDDEN", permission: "ORGANIZATIONS_MANAGE" },
  ]);
});

test("groups are listed and searched by name", async () => {
  const { account, admin } = await anAccount(server);
  for (const name of ["sul", "Árvore", "Norte"]) await done(admin, "create", "ContactGroup", { name });
  const list = graphql(
    `query ($search: String, $first: Int, $after: String) { contactGroups(search: $search, first: $first, after: $after) { totalCount nodes { name } pageInfo { endCursor hasNextPage } } }`,
  );
  const agent = await aMember(account);
  const { contactGroups } = await agent.must(list, { first: 2 });
  expect(contactGroups).toMatchObject({ totalCount: 3, nodes: [{ name: "Árvore" }, { name: "Norte" }] });
  const rest = await agent.must(list, { first: 2, after: contactGroups.pageInfo.endCursor });
  expect(rest.contactGroups).toMatchObject({ nodes: [{ name: "sul" }], pageInfo: { hasNextPage: false } });
  expect((await agent.must(list, { search: "ARV" })).contactGroups.nodes).toEqual([{ name: "Árvore" }]);
});
