import { beforeAll, expect, test } from "vitest";
import { aMember, anAccount, aServer, type Console, graphql, type TestServer } from "../kit/index.js";
import { anAddress, aUser } from "./create-kit.js";

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});

const SEATS = graphql(`{ viewer { account { seats { used reserved available } } } }`);
const seats = async (console: Console) => (await console.must(SEATS)).viewer.account.seats;

/** Makes a part of the structure of each kind; answers their ids as inputs take them. */
async function someParts(admin: Console) {
  const data = await admin.must(
    graphql(`mutation {
    createDepartment(input: { name: "Vendas" }) { department { id } userErrors { code } }
    createSkill(input: { name: "Inglês" }) { skill { id } userErrors { code } }
    createProject(input: { name: "Natal" }) { project { id } userErrors { code } }
    createChannel(input: { name: "Site", kind: WEBCHAT }) { channel { id } userErrors { code } }
  }`),
  );
  const channelId = data.createChannel.channel!.id;
  const { createChatGroup } = await admin.must(
    graphql(
      `mutation ($id: ID!) { createChatGroup(input: { name: "Padeiros", channelId: $id }) { chatGroup { id } userErrors { code } } }`,
    ),
    { id: channelId },
  );
  return {
    departmentIds: [data.createDepartment.department!.id],
    skillIds: [data.createSkill.skill!.id],
    projectIds: [data.createProject.project!.id],
    channelIds: [channelId],
    chatGroupIds: [createChatGroup.chatGroup!.id],
  };
}

test("a user is made with all that it is to be and to have, takes a seat, and the log tells of it", async () => {
  const { account, admin } = await anAccount(server, { seats: 5, language: "PT_BR" });
  const email = anAddress();
  const before = await server.eventsOf(account.id);
  const parts = await someParts(admin);
  const user = await aUser(admin, account, {
    ...parts,
    firstName: " Célia ",
    email: ` ${email.toUpperCase()} `,
    webchatName: "Cé",
    conversationLimit: 3,
    absenceMessage: "Já volto.",
    twoFactorRequired: true,
    roleIds: [account.roleIds.AGENT, account.roleIds.EDITOR, account.roleIds.AGENT],
  });
  expect(user).toEqual({
    id: user.id,
    kind: "MEMBER",
    status: "ACTIVE",
    firstName: "Célia",
    lastName: "Dias",
    name: "Célia Dias",
    webchatName: "Cé",
    email,
    emailVerified: false,
    language: "PT_BR",
    conversationLimit: 3,
    absenceMessage: "Já volto.",
    mustChangePassword: false,
    twoFactor: { required: true, enabled: false },
    roles: [{ name: "Agent" }, { name: "Editor" }],
    permissions: expect.arrayContaining(["CAMPAIGNS_MANAGE", "REPORTS_READ_OWN"]),
    version: 1,
    suspension: null,
    departments: [{ name: "Vendas" }],
    skills: [{ name: "Inglês" }],
    projects: [{ name: "Natal" }],
    channels: [{ name: "Site" }],
    chatGroups: [{ name: "Padeiros" }],
  });
  expect(await seats(admin)).toEqual({ used: 2, reserved: 0, available: 3 });
  const [event, ...more] = (await server.eventsOf(account.id)).slice(before.length + 5);
  expect(more).toEqual([]);
  expect(event).toMatchObject({
    kind: "USER_CREATED",
    user_id: user.id,
    subject_name: "Célia Dias",
    actor_id: admin.userId,
    changes: Object.entries({
      firstName: "Célia",
      lastName: "Dias",
      email,
      webchatName: "Cé",
      conversationLimit: 3,
      absenceMessage: "Já volto.",
      roles: ["Agent", "Editor"],
      departments: ["Vendas"],
      skills: ["Inglês"],
      projects: ["Natal"],
      channels: ["Site"],
      chatGroups: ["Padeiros"],
      twoFactorRequired: true,
    }).map(([field, value]) => ({ field, before: null, after: JSON.stringify(value) })),
  });
});

test("consoles see the user come", async () => {
  const { account, admin } = await anAccount(server);
  const { eventCursor: after } = (await admin.must(graphql(`{ viewer { eventCursor } }`))).viewer;
  const stream = admin.subscribe(
    graphql(
      `subscription ($after: String) { userEvents(after: $after) { kind actorName user { name roles { name } } } }`,
    ),
    { after },
  );
  await aUser(admin, account);
  expect((await stream.next()).data!.userEvents).toEqual({
    kind: "USER_CREATED",
    actorName: "Ana Souza",
    user: { name: "Carla Dias", roles: [{ name: "Agent" }] },
  });
});

test("what is left out, or null, is nothing", async () => {
  const { account, admin } = await anAccount(server);
  for (const more of [
    {},
    { webchatName: null, active: null, password: null, twoFactorRequired: null, departmentIds: null, skillIds: [] },
  ])
    expect(await aUser(admin, account, more)).toMatchObject({
      status: "ACTIVE",
      webchatName: "Carla Dias",
      conversationLimit: null,
      absenceMessage: null,
      twoFactor: { required: false },
      departments: [],
      skills: [],
    });
});

test("one that is not active is suspended by who makes it, takes a seat, and can be reactivated", async () => {
  const { account, admin } = await anAccount(server, { seats: 5 });
  const user = await aUser(admin, account, { active: false });
  expect(user).toMatchObject({
    status: "SUSPENDED",
    suspension: { until: null, reason: null, by: { id: admin.userId } },
  });
  expect(await seats(admin)).toEqual({ used: 2, reserved: 0, available: 3 });
  const [event] = await server.eventsOf(account.id);
  expect(event!.changes).toContainEqual({ field: "status", before: null, after: '"SUSPENDED"' });
  await admin.must(graphql(`mutation ($id: ID!) { reactivateUsers(input: { ids: [$id] }) { userErrors { code } } }`), {
    id: user.id,
  });
  expect(
    (await admin.must(graphql(`query ($id: ID!) { user(id: $id) { status suspension { at } } }`), { id: user.id }))
      .user,
  ).toEqual({ status: "ACTIVE", suspension: null });
});

test("a Manager makes Agents, of whom nobody but it is told more than it may read", async () => {
  const { account } = await anAccount(server);
  const manager = await aMember(account, { role: "MANAGER" });
  expect((await aUser(manager, account)).roles).toEqual([{ name: "Agent" }]);
});

test("addresses are unique in their account alone, and free again once their user is deleted", async () => {
  const email = anAddress();
  for (const _ of [1, 2]) {
    const { account, admin } = await anAccount(server);
    const { id } = await aUser(admin, account, { email });
    await admin.must(graphql(`mutation ($id: ID!) { deleteUsers(input: { ids: [$id] }) { userErrors { code } } }`), {
      id,
    });
    await aUser(admin, account, { email });
  }
});
