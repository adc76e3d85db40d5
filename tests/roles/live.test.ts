import { expect, test } from "vitest";
import type { Permission } from "../kit/generated/documents.js";
import { type AccountScene, aServer, type Console, graphql } from "../kit/index.js";
import { aMemberWith, anAccountWithRoles, aRole, DELETE, give, payloadOf, UPDATE } from "./kit.js";

const server = await aServer();
const second = await server.anotherNode();
const nodes = [server.graphqlUrl, `${second.url}/graphql`];

const cursorOf = async (console: Console): Promise<string> =>
  (await console.must(graphql(`{ viewer { eventCursor } }`))).viewer.eventCursor;
const rename = (admin: Console) =>
  admin.must(
    graphql(
      `mutation ($name: String!) { updateProfile(input: { webchatName: $name }) { user { id } userErrors { code } } }`,
    ),
    { name: `Ana ${Math.random()}` },
  );
const codeOf = ({ errors }: { errors?: unknown }) =>
  (errors as { extensions: { code: string; permission: string } }[] | undefined)?.[0]?.extensions;

/** Ways to take a permission from who holds it by one role. */
const TAKING: [what: string, take: (admin: Console, account: AccountScene, roleId: string) => Promise<unknown>][] = [
  ["its role losing it", (admin, _, id) => payloadOf(admin, UPDATE, { id, permissions: ["CONTACTS_CREATE"] })],
  [
    "its role being deleted",
    (admin, account, id) => payloadOf(admin, DELETE, { id, moveToRoleId: account.roleIds.AGENT }),
  ],
];

test.each(TAKING)(
  "%s ends the subscriptions that needed it, on every node, and nothing comes after",
  async (_, take) => {
    const { account, admin } = await anAccountWithRoles(server);
    const roleId = await aRole(admin, "Reader", ["USERS_READ", "CONTACTS_CREATE"]);
    const holders = await Promise.all([1, 2, 3].map(() => aMemberWith(account, [], roleId)));
    const { member: other } = await aMemberWith(account, ["USERS_READ"]);
    const after = await cursorOf(admin);
    const open = (console: Console, url: string) =>
      console.subscribe(
        graphql(`subscription ($after: String) { userEvents(after: $after) { kind } }`),
        { after },
        { url },
      );
    const losing = holders.flatMap(({ member }) => nodes.map((url) => open(member, url)));
    const keeping = nodes.map((url) => open(other, url));
    await rename(admin);
    await Promise.all([...losing, ...keeping].map((stream) => stream.next()));

    await take(admin, account, roleId);
    await rename(admin);
    for (const stream of losing) {
      expect(codeOf(await stream.ended)).toMatchObject({ code: "FORBIDDEN", permission: "USERS_READ" });
      expect(stream.waiting).toEqual([]);
    }
    for (const stream of keeping) await stream.next();
  },
);

test("a running subscription shows what a role's holder may see: more or less from the very event on", async () => {
  const { account, admin } = await anAccountWithRoles(server);
  const { member, roleId } = await aMemberWith(account, ["EVENTS_READ"]);
  const after = await cursorOf(admin);
  const streams = nodes.map((url) =>
    member.subscribe(
      graphql(
        `subscription ($after: String) { events(after: $after) { kind ... on UserEvent { user { email } } ... on RoleEvent { role { permissions userCount } } } }`,
      ),
      { after },
      { url },
    ),
  );
  const next = async () => {
    const [first, second] = await Promise.all(streams.map((stream) => stream.next()));
    expect(second).toEqual(first);
    return first!;
  };
  await rename(admin);
  expect(await next()).toMatchObject({ data: { events: { user: { email: null } } }, errors: [{}] });

  const permissions: Permission[] = ["USERS_READ", "EVENTS_READ"];
  await payloadOf(admin, UPDATE, { id: roleId, permissions });
  expect(await next()).toEqual({ data: { events: { kind: "ROLE_UPDATED", role: { permissions, userCount: 1 } } } });
  await rename(admin);
  expect(await next()).toMatchObject({ data: { events: { user: { email: admin.email } } } });

  await payloadOf(admin, UPDATE, { id: roleId, permissions: ["EVENTS_READ"] });
  expect(await next()).toMatchObject({ data: { events: { role: { userCount: null } } } });
  await rename(admin);
  expect(await next()).toMatchObject({ data: { events: { user: { email: null } } } });
});

test("viewerEvents tell of a role to those who hold it, of a deletion by their own change, and of others nothing", async () => {
  const { account, admin } = await anAccountWithRoles(server);
  const roleId = await aRole(admin, "Mine", ["CONTACTS_CREATE"]);
  const { member } = await aMemberWith(account, [], roleId);
  const { member: stranger } = await aMemberWith(account, ["CONTACTS_CREATE"]);
  const after = await cursorOf(admin);
  const document = graphql(`subscription ($after: String) {
    viewerEvents(after: $after) { kind sequence ... on RoleEvent { role { name permissions } } ... on UserEvent { user { roles { name } } } } }`);
  const tabs = nodes.map((url) => member.subscribe(document, { after }, { url }));
  const strange = stranger.subscribe(document, { after });
  const next = async () => Promise.all(tabs.map(async (tab) => (await tab.next()).data!.viewerEvents));
  const inBoth = (event: object) => [event, event];
  await payloadOf(admin, UPDATE, { id: roleId, permissions: ["USERS_READ"] });
  expect(await next()).toEqual(
    inBoth({ kind: "ROLE_UPDATED", sequence: 2, role: { name: "Mine", permissions: ["USERS_READ"] } }),
  );
  await payloadOf(admin, DELETE, { id: roleId, moveToRoleId: account.roleIds.EDITOR });
  expect(await next()).toEqual(inBoth({ kind: "USER_UPDATED", sequence: 4, user: { roles: [{ name: "Editor" }] } }));
  await admin.must(graphql(`mutation { updateAccount(input: { name: "Aurora" }) { userErrors { code } } }`));
  for (const tab of [...tabs, strange])
    expect((await tab.next()).data!.viewerEvents).toEqual({ kind: "ACCOUNT_UPDATED", sequence: 5 });
});

test("who holds a role by two ways keeps what the other gives", async () => {
  const { account, admin } = await anAccountWithRoles(server);
  const { member, roleId } = await aMemberWith(account, ["USERS_READ"]);
  await give(account, member.userId, await aRole(admin, "Reader too", ["USERS_READ"]));
  const stream = member.subscribe(graphql(`subscription ($after: String) { userEvents(after: $after) { kind } }`), {
    after: await cursorOf(admin),
  });
  await payloadOf(admin, UPDATE, { id: roleId, permissions: [] });
  await rename(admin);
  expect((await stream.next()).data!.userEvents.kind).toBe("USER_UPDATED");
});

test("nothing is delivered by what a deleted role allowed, though its holders are more than are read at once", async () => {
  const { account, admin } = await anAccountWithRoles(server);
  const roleId = await aRole(admin, "Reader", ["USERS_READ"]);
  await server.sql(
    `with made as (
       insert into app_user (account_id, id, first_name, last_name, email, language)
       select $1, gen_random_uuid(), 'Many', n::text, 'many-' || n || '@example.com', 'EN' from generate_series(1, 700) n returning id)
     insert into user_role (account_id, user_id, role_id) select $1, id, $2 from made`,
    [account.id, roleId],
  );
  const { member } = await aMemberWith(account, [], roleId);
  const after = await cursorOf(admin);
  const streams = nodes.map((url) =>
    member.subscribe(
      graphql(`subscription ($after: String) { userEvents(after: $after) { sequence } }`),
      { after },
      { url },
    ),
  );
  await rename(admin);
  for (const stream of streams) await stream.next();
  const { movedUserCount } = await payloadOf(admin, DELETE, { id: roleId, moveToRoleId: account.roleIds.EDITOR });
  expect(movedUserCount).toBe(701);
  for (const stream of streams) {
    expect(codeOf(await stream.ended)).toMatchObject({ code: "FORBIDDEN", permission: "USERS_READ" });
    expect(stream.waiting).toEqual([]);
  }
});
