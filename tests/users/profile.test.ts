import { beforeAll, expect, test } from "vitest";
import { aMember, anAccount, aServer, graphql, leavingNoTrace, nobody, type TestServer } from "../kit/index.js";
import { asked, payloadOf } from "./scenes.js";

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});

test("everybody edits its own profile, whatever its role", async () => {
  const { account } = await anAccount(server);
  const agent = await aMember(account, { role: "AGENT", firstName: "Bruno", lastName: "Lima" });
  const { updateProfile } = await agent.must(
    graphql(`mutation($input: UpdateProfileInput!) { updateProfile(input: $input) {
      user { name webchatName absenceMessage language version } userErrors { code } } }`),
    { input: { lastName: "Lima Prado", webchatName: "Bru", absenceMessage: "Volto já.", language: "PT_BR" } },
  );
  expect(updateProfile.user).toEqual({
    name: "Bruno Lima Prado",
    webchatName: "Bru",
    absenceMessage: "Volto já.",
    language: "PT_BR",
    version: 2,
  });
  const [event] = await server.eventsOf(account.id);
  expect(event).toMatchObject({ kind: "USER_UPDATED", actor_id: agent.userId, user_id: agent.userId });
  expect(event!.changes.map(({ field }) => field)).toEqual(["lastName", "webchatName", "absenceMessage", "language"]);
});

test("messages come in the new language from then on", async () => {
  const { account } = await anAccount(server);
  const agent = await aMember(account);
  await payloadOf(agent, "updateProfile", { language: "ES" });
  const { data } = await agent.graphql(
    graphql(`mutation { updateProfile(input: { firstName: "" }) { userErrors { message } } }`),
  );
  expect(data!.updateProfile!.userErrors).toEqual([{ message: "Por favor, complete este campo." }]);
});

test("what is so already is no change", async () => {
  const { account } = await anAccount(server);
  const agent = await aMember(account, { firstName: "Bruno" });
  for (const input of [{}, { firstName: "Bruno", webchatName: null, language: "EN" as const }])
    expect(await leavingNoTrace(account, () => payloadOf(agent, "updateProfile", input))).toMatchObject({
      user: { version: 1 },
    });
});

test.each([
  ["an empty name", { firstName: " " }, "BLANK", "firstName"],
  ["no name", { lastName: null }, "BLANK", "lastName"],
  ["no language", { language: null }, "BLANK", "language"],
  ["a long webchat name", { webchatName: "x".repeat(121) }, "TOO_LONG", "webchatName"],
  ["a long message", { absenceMessage: "x".repeat(10_001) }, "TOO_LONG", "absenceMessage"],
])("%s is refused", async (_, input, code, field) => {
  const { account } = await anAccount(server);
  const agent = await aMember(account);
  expect(await leavingNoTrace(account, () => payloadOf(agent, "updateProfile", input))).toMatchObject({
    user: null,
    userErrors: [{ code, path: ["input", field] }],
  });
});

test("a client account edits its own too; nobody else does", async () => {
  const { account } = await anAccount(server);
  const client = await aMember(account, { roles: [] });
  await server.sql("update app_user set kind = 'CLIENT' where id = $1", [client.userId]);
  expect(await payloadOf(client, "updateProfile", { firstName: "Rita" })).toMatchObject({ user: { version: 2 } });
  expect(await asked(nobody(server), "updateProfile", { firstName: "X" })).toMatchObject({
    errors: [{ extensions: { code: "UNAUTHENTICATED" } }],
  });
});
