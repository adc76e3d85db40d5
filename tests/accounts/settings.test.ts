import { expect, test } from "vitest";
import { aMember, anAccount, aServer, graphql, nobody } from "../kit/index.js";
import { refusalsIn, stateOf } from "../sessions/kit.js";

const server = await aServer();

const UPDATE = graphql(`mutation ($input: UpdateAccountInput!) {
  updateAccount(input: $input) {
    account { name language region timeZone signatureEnabled allowedEmailDomains invitationDays retentionDays }
    userErrors { code path }
  }
}`);
const PREVIEW = graphql(`query ($slug: String!) { accountPreview(slug: $slug) { slug name language } }`);

test("settings are changed, only those that are given, as one event with what differs", async () => {
  const { account, admin } = await anAccount(server, { language: "EN" });
  const { updateAccount } = await admin.must(UPDATE, {
    input: {
      name: " Padaria Estrela ",
      language: "PT_BR",
      region: "PT",
      timeZone: "Europe/Lisbon",
      signatureEnabled: false,
      allowedEmailDomains: ["Aurora.example", "aurora.example", "bücher.example"],
      invitationDays: 90,
      retentionDays: 0,
    },
  });
  const settings = {
    name: "Padaria Estrela",
    language: "PT_BR",
    region: "PT",
    timeZone: "Europe/Lisbon",
    signatureEnabled: false,
    allowedEmailDomains: ["aurora.example", "xn--bcher-kva.example"],
    invitationDays: 90,
    retentionDays: 0,
  };
  expect(updateAccount.account).toEqual(settings);
  const again = await admin.must(UPDATE, { input: { name: "Padaria Estrela", invitationDays: 30 } });
  expect(again.updateAccount.account).toEqual({ ...settings, invitationDays: 30 });
  const [first, second, ...more] = await server.eventsOf(account.id);
  expect(first).toMatchObject({ kind: "ACCOUNT_UPDATED", actor_id: admin.userId });
  expect(first!.changes.map(({ field }) => field)).toEqual(Object.keys(settings));
  expect(first!.changes[0]).toEqual({ field: "name", before: '"Padaria Aurora"', after: '"Padaria Estrela"' });
  expect(second!.changes).toEqual([{ field: "invitationDays", before: "90", after: "30" }]);
  expect(more).toEqual([]);
});

test("what is given as it is changes nothing, and is no event", async () => {
  const { admin } = await anAccount(server);
  const before = await stateOf(server);
  for (const input of [{}, { name: "Padaria Aurora", region: "BR", allowedEmailDomains: [], invitationDays: 7 }])
    await admin.must(UPDATE, { input });
  expect(await stateOf(server)).toEqual(before);
});

test("domains are cleared by an empty list, and by null", async () => {
  const { admin } = await anAccount(server);
  for (const nothing of [[], null]) {
    await admin.must(UPDATE, { input: { allowedEmailDomains: ["aurora.example"] } });
    const { updateAccount } = await admin.must(UPDATE, { input: { allowedEmailDomains: nothing } });
    expect(updateAccount.account!.allowedEmailDomains).toEqual([]);
  }
});

test.each([
  ["BLANK", ["name"], { name: null }],
  ["BLANK", ["name"], { name: "\t" }],
  ["TOO_LONG", ["name"], { name: "x".repeat(121) }],
  ["INVALID", ["name"], { name: "a\nb" }],
  ["BLANK", ["language"], { language: null }],
  ["BLANK", ["region"], { region: null }],
  ["INVALID", ["region"], { region: "UK" }],
  ["INVALID", ["region"], { region: "br" }],
  ["BLANK", ["timeZone"], { timeZone: null }],
  ["INVALID", ["timeZone"], { timeZone: "Mars/Olympus" }],
  ["BLANK", ["signatureEnabled"], { signatureEnabled: null }],
  ["INVALID", ["allowedEmailDomains", "1"], { allowedEmailDomains: ["aurora.example", "*.example"] }],
  ["TOO_MANY", ["allowedEmailDomains"], { allowedEmailDomains: Array(101).fill("aurora.example") }],
  ["INVALID", ["invitationDays"], { invitationDays: 0 }],
  ["INVALID", ["invitationDays"], { invitationDays: 91 }],
  ["BLANK", ["invitationDays"], { invitationDays: null }],
  ["INVALID", ["retentionDays"], { retentionDays: -1 }],
  ["INVALID", ["retentionDays"], { retentionDays: 3_651 }],
])("%s for %o, and nothing changes", async (code, path, input) => {
  const { admin } = await anAccount(server);
  const before = await stateOf(server);
  const answer = await admin.graphql(UPDATE, { input: { signatureEnabled: false, ...input } });
  expect(answer.data!.updateAccount!.account).toBeNull();
  expect(refusalsIn(answer)).toEqual([{ code, path: ["input", ...path] }]);
  expect(await stateOf(server)).toEqual(before);
});

test("settings are an Administrator's", async () => {
  const { account } = await anAccount(server);
  const manager = await aMember(account, { role: "MANAGER" });
  const before = await stateOf(server);
  const { data, errors } = await manager.graphql(UPDATE, { input: { name: "Minha" } });
  expect(data).toEqual({ updateAccount: null });
  expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN", permission: "ACCOUNT_MANAGE" } }]);
  expect(await stateOf(server)).toEqual(before);
});

test("a sign-in page may show an account's name to whoever knows its slug", async () => {
  const { account } = await anAccount(server, { language: "PT_BR" });
  const preview = { slug: account.slug, name: "Padaria Aurora", language: "PT_BR" };
  for (const slug of [account.slug, ` ${account.slug.toUpperCase()} `])
    expect(await nobody(server).must(PREVIEW, { slug })).toEqual({ accountPreview: preview });
  for (const slug of ["no-such-account", "", "%", "\0", "x".repeat(10_000)])
    expect(await nobody(server).must(PREVIEW, { slug })).toEqual({ accountPreview: null });
});
