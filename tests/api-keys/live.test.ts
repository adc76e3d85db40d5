import { expect, test } from "vitest";
import { aMember, anAccount, aServer, type Console, graphql } from "../kit/index.js";
import { aKey } from "./kit.js";

const server = await aServer();

const cursorOf = async (console: Console) =>
  (await console.must(graphql(`{ viewer { eventCursor } }`))).viewer.eventCursor as string;
const department = (console: Console, name: string) =>
  console.must(
    graphql(`mutation ($name: String!) { createDepartment(input: { name: $name }) { userErrors { code } } }`),
    {
      name,
    },
  );
const giveRoles = (admin: Console, id: string, roleIds: string[]) =>
  admin.must(
    graphql(
      `mutation ($id: ID!, $roleIds: [ID!]) { updateUser(input: { id: $id, patch: { roleIds: $roleIds } }) { userErrors { code } } }`,
    ),
    { id, roleIds },
  );

test("a key subscribes as a user does, and resumes behind what it has seen", async () => {
  const { admin } = await anAccount(server);
  const { console: program } = await aKey(admin, ["EVENTS_READ"]);
  const after = await cursorOf(program);
  await department(admin, "a");
  const stream = program.subscribe(
    graphql(`subscription ($after: String) { events(after: $after) { sequence kind } }`),
    {
      after,
    },
  );
  await department(admin, "b");
  for (const sequence of [2, 3])
    expect((await stream.next()).data!.events).toEqual({ sequence, kind: "STRUCTURE_CREATED" });
});

test("without the permission a subscription is FORBIDDEN", async () => {
  const { admin } = await anAccount(server);
  const { console: program } = await aKey(admin, ["EVENTS_READ"]);
  expect((await program.subscribe(graphql(`subscription { userEvents { kind } }`)).next()).errors).toMatchObject([
    { extensions: { code: "FORBIDDEN", permission: "USERS_READ" } },
  ]);
});

test("when its maker loses a right, the key's subscription gets the error and nothing after; others go on", async () => {
  const { account, admin } = await anAccount(server);
  const maker = await aMember(account, { role: "ADMINISTRATOR" });
  const { console: program } = await aKey(maker, ["EVENTS_READ", "USERS_READ"]);
  const after = await cursorOf(program);
  await department(admin, "first");
  const events = program.subscribe(graphql(`subscription ($after: String) { events(after: $after) { kind } }`), {
    after,
  });
  expect((await events.next()).data!.events.kind).toBe("STRUCTURE_CREATED");
  const users = program.subscribe(graphql(`subscription ($after: String) { userEvents(after: $after) { kind } }`), {
    after,
  });
  await giveRoles(admin, maker.userId, [account.roleIds.MANAGER]);
  await department(admin, "second");
  expect((await events.ended).errors).toMatchObject([{ extensions: { code: "FORBIDDEN", permission: "EVENTS_READ" } }]);
  expect(events.waiting).toEqual([]);
  expect((await users.next()).data!.userEvents.kind).toBe("USER_UPDATED");
});

test("viewerEvents tells a key of the account, not of who made it", async () => {
  const { account, admin } = await anAccount(server);
  const maker = await aMember(account, { role: "ADMINISTRATOR" });
  const { console: program } = await aKey(maker);
  const stream = program.subscribe(graphql(`subscription ($after: String) { viewerEvents(after: $after) { kind } }`), {
    after: await cursorOf(program),
  });
  await maker.must(graphql(`mutation { updateProfile(input: { firstName: "Carla" }) { userErrors { code } } }`));
  await admin.must(graphql(`mutation { updateAccount(input: { name: "Aurora" }) { userErrors { code } } }`));
  expect((await stream.next()).data!.viewerEvents.kind).toBe("ACCOUNT_UPDATED");
});

test("a key that shares an execution with a member gets what the member gets", async () => {
  const { admin } = await anAccount(server);
  const { console: program } = await aKey(admin, ["EVENTS_READ", "USERS_READ"]);
  const document = graphql(
    `subscription ($after: String) { events(after: $after) { kind actor { name email manageable } actorName } }`,
  );
  const after = await cursorOf(admin);
  const streams = [admin.subscribe(document, { after }), program.subscribe(document, { after })];
  await department(admin, "Vendas");
  const seen = { kind: "STRUCTURE_CREATED", actor: { name: "Ana Souza", email: admin.email }, actorName: "Ana Souza" };
  for (const stream of streams) expect((await stream.next()).data!.events).toMatchObject(seen);
});

test("the account's new language is spoken to a key at once", async () => {
  const { account, admin } = await anAccount(server);
  const maker = await aMember(account, { role: "ADMINISTRATOR" });
  const { console: program } = await aKey(maker, ["USERS_READ"]);
  const stream = program.subscribe(
    graphql(`subscription ($after: String) { userEvents(after: $after) { user { roles { name } } } }`),
    { after: await cursorOf(program) },
  );
  const edit = (firstName: string) =>
    maker.must(
      graphql(
        `mutation ($firstName: String) { updateProfile(input: { firstName: $firstName }) { userErrors { code } } }`,
      ),
      {
        firstName,
      },
    );
  await edit("Carla");
  expect((await stream.next()).data!.userEvents.user!.roles).toEqual([{ name: "Administrator" }]);
  await admin.must(graphql(`mutation { updateAccount(input: { language: ES }) { userErrors { code } } }`));
  await edit("Clara");
  expect((await stream.next()).data!.userEvents.user!.roles).toEqual([{ name: "Administrador" }]);
});

test("a key may have 50 sockets at a node", async () => {
  const { admin } = await anAccount(server);
  const { console: program } = await aKey(admin, ["EVENTS_READ"]);
  const document = graphql(`subscription ($after: String) { events(after: $after) { kind } }`);
  const after = await cursorOf(admin);
  await department(admin, "Vendas");
  const tabs = Array.from({ length: 50 }, () => program.subscribe(document, { after }));
  for (const tab of tabs) await tab.next();
  expect(await program.subscribe(document, { after }).ended).toEqual({ code: 1013, reason: "TOO_MANY_SOCKETS" });
});
