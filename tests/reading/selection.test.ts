import { expect, test } from "vitest";
import { aMember, anAccount, aServer, graphql, untyped } from "../kit/index.js";

const server = await aServer();

test("aliases, fragments and merged selections come as GraphQL says", async () => {
  const { admin } = await anAccount(server);
  const data = await admin.must(
    graphql(`
    query { viewer { ...Names user { lastName: firstName firstName: lastName } } }
    fragment Names on Viewer { user { name again: name ... on User { roles { name } } } account { name } account { slug } }`),
  );
  expect(data.viewer).toEqual({
    user: {
      name: "Ana Souza",
      again: "Ana Souza",
      roles: [{ name: "Administrator" }],
      lastName: "Ana",
      firstName: "Souza",
    },
    account: { name: "Padaria Aurora", slug: expect.stringMatching(/^account-/) },
  });
});

test.each([
  [true, { name: "Ana Souza" }],
  [false, { email: expect.any(String) }],
])("@include and @skip are decided by each request's variables (%s)", async (names, expected) => {
  const { admin } = await anAccount(server);
  const query = graphql(
    `query ($names: Boolean!) { viewer { user { name @include(if: $names) email @skip(if: $names) } } }`,
  );
  // The other plan first: the two must not be taken for one another.
  await admin.must(query, { names: !names });
  expect((await admin.must(query, { names })).viewer.user).toEqual(expected);
});

test("what is read differs by the fragment that fits an event's type", async () => {
  const { admin } = await anAccount(server);
  await admin.must(graphql(`mutation { createDepartment(input: { name: "Vendas" }) { userErrors { code } } }`));
  await admin.must(graphql(`mutation { updateProfile(input: { firstName: "Beatriz" }) { userErrors { code } } }`));
  const { events } = await admin.must(
    graphql(`{
      events { nodes { kind actor { firstName } ... on UserEvent { user { firstName } } ... on StructureEvent { name } ... on AccountEvent { account { id } } } }
    }`),
  );
  expect(events.nodes).toEqual([
    { kind: "USER_UPDATED", actor: { firstName: "Beatriz" }, user: { firstName: "Beatriz" } },
    { kind: "STRUCTURE_CREATED", actor: { firstName: "Beatriz" }, name: "Vendas" },
  ]);
});

test("a selection of nothing but __typename is answered", async () => {
  const { admin } = await anAccount(server);
  expect(
    await admin.must(
      graphql(
        `{ __typename viewer { __typename user { __typename } } users { __typename nodes { __typename } pageInfo { __typename } } }`,
      ),
    ),
  ).toEqual({
    __typename: "Query",
    viewer: { __typename: "Viewer", user: { __typename: "User" } },
    users: { __typename: "UserConnection", nodes: [{ __typename: "User" }], pageInfo: { __typename: "PageInfo" } },
  });
});

test("a page of which no row is selected is answered", async () => {
  const { admin } = await anAccount(server);
  for (const [selection, answer] of [
    ["__typename", { __typename: "UserConnection" }],
    ["pageInfo { __typename }", { pageInfo: { __typename: "PageInfo" } }],
    ["pageInfo { hasPreviousPage }", { pageInfo: { hasPreviousPage: false } }],
  ] as const)
    expect(await admin.must(untyped(`{ users { ${selection} } }`))).toEqual({ users: answer });
});

test("one root field is one statement, and the session's one more", async () => {
  const { account, admin } = await anAccount(server);
  for (let i = 0; i < 5; i++) await aMember(account);
  for (const query of [
    graphql(
      `{ viewer { user { name roles { name permissions } departments { name } manageable } account { name seats { limit used } } sessions { id current } eventCursor } }`,
    ),
    graphql(
      `{ users { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { name } } nodes { name email roles { name userCount } departments { name userCount } permissions manageable suspension { by { name } } } } }`,
    ),
    graphql(`{ roles { name permissions userCount assignable } }`),
    graphql(`{ departments { name userCount } }`),
    graphql(
      `{ events { totalCount nodes { kind actor { name roles { name } } ... on UserEvent { user { name } } } } }`,
    ),
  ])
    expect(await server.statements(() => admin.must(query)), query).toHaveLength(2);
});

test("the log's end is of the same moment as the data beside it", async () => {
  const { admin } = await anAccount(server);
  const { admin: stranger } = await anAccount(server);
  expect(stranger.userId).not.toBe(admin.userId);
  let writing = true;
  const writer = (async () => {
    for (let i = 0; i < 60; i++)
      await admin.must(
        graphql(`mutation ($name: String!) { createDepartment(input: { name: $name }) { userErrors { code } } }`),
        { name: `d${i}` },
      );
    writing = false;
  })();
  let read = 0;
  while (writing) {
    const { viewer, departments } = await admin.must(
      graphql(`{ departments { id } viewer { eventCursor } again: departments { id } }`),
    );
    const sequence = Number(/\["(\d+)"\]$/.exec(Buffer.from(viewer.eventCursor, "base64url").toString())![1]);
    expect(sequence).toBe(departments.length);
    read++;
  }
  await writer;
  expect(read).toBeGreaterThan(5);
});
