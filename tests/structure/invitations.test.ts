import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { ACCEPT, acceptance, agents, anInvitation, INVITE, leavesNothing } from "../invitations/kit.js";
import { aMember, anAccount, aServer, Console, leavingNoTrace, nobody, signedIn, untyped } from "../kit/index.js";
import { ALL_KINDS, aPart, aPartOfEach, codeOf, idsOf, KINDS, LISTS, list, payloadOf } from "./kit.js";

const server = await aServer();

const OF_EACH = {
  departments: [{ name: "The Department" }],
  skills: [{ name: "The Skill" }],
  projects: [{ name: "The Project" }],
  channels: [{ name: "The Channel" }],
  chatGroups: [{ name: "The ChatGroup", channel: { name: "The Channel" } }],
};
const INVITATION = untyped(`query ($id: ID!) { invitation(id: $id) { status ${LISTS} } }`);
const OWN = untyped(`{ viewer { user { ${LISTS} } } }`);

/** Accepts an invitation; answers the newcomer's console. */
async function accepted(token: string): Promise<Console> {
  const { acceptInvitation } = await nobody(server).must(ACCEPT, acceptance(token));
  const { token: session, viewer } = signedIn(acceptInvitation.result);
  return new Console(server.graphqlUrl, session, viewer.user!.id, "", "");
}

test("an invitation offers parts of every kind, its event tells them, and who accepts has them", async () => {
  const { account, admin } = await anAccount(server);
  const parts = await aPartOfEach(admin);
  const { id, token } = await anInvitation(admin, account, idsOf(parts));
  expect((await admin.must(INVITATION, { id })).invitation).toEqual({ status: "PENDING", ...OF_EACH });
  const sent = (await server.eventsOf(account.id)).find(({ kind }) => kind === "INVITATION_SENT")!;
  expect(sent.changes.slice(1, 6).map(({ field, after }) => [field, after])).toEqual(
    ALL_KINDS.map((kind) => [KINDS[kind].many, JSON.stringify([`The ${kind}`])]),
  );

  const newcomer = await accepted(token);
  expect((await newcomer.must(OWN)).viewer.user).toEqual(OF_EACH);
  expect((await admin.must(INVITATION, { id })).invitation).toEqual({ status: "ACCEPTED", ...OF_EACH });
  const person = [{ id: newcomer.userId }];
  expect(await list(admin, "Skill")).toMatchObject([{ userCount: 1 }]);
  expect(await list(admin, "Channel")).toMatchObject([{ managers: person }]);
  expect(await list(admin, "ChatGroup")).toMatchObject([{ participants: person }]);
  // A manager from the first moment on.
  expect(codeOf(await payloadOf(newcomer, "restart", "Channel", { id: parts.Channel.id }))).toBe("done");
});

test("null and empty lists offer nothing, and nothing is told of them", async () => {
  const { account, admin } = await anAccount(server);
  const nothing = Object.fromEntries(ALL_KINDS.map((kind, i) => [KINDS[kind].ids, i % 2 ? [] : null]));
  const { id, token } = await anInvitation(admin, account, nothing);
  const none = { departments: [], skills: [], projects: [], channels: [], chatGroups: [] };
  expect((await admin.must(INVITATION, { id })).invitation).toEqual({ status: "PENDING", ...none });
  const sent = (await server.eventsOf(account.id)).at(-1)!;
  expect(sent.changes.map(({ field }) => field)).toEqual(["roles", "language", "expiresAt"]);
  const newcomer = await accepted(token);
  expect((await newcomer.must(OWN)).viewer.user).toEqual(none);
});

describe.each(ALL_KINDS)("%s", (kind) => {
  const { ids, many } = KINDS[kind];

  test("unknown ones and those of other accounts are told where they stand, and nobody is invited", async () => {
    const { account, admin } = await anAccount(server);
    const { admin: stranger } = await anAccount(server);
    const known = await aPart(admin, kind, "Ours");
    const foreign = await aPart(stranger, kind, "Theirs");
    const given = agents(account, "somebody@example.com", { [ids]: [known.id, foreign.id, uuidv7()] });
    const { data } = await leavesNothing(account, () => leavingNoTrace(account, () => admin.graphql(INVITE, given)));
    expect(data!.inviteUsers).toEqual({
      results: [],
      userErrors: ["1", "2"].map((place) => ({ code: "NOT_FOUND", path: ["input", ids, place], permissions: null })),
    });
  });

  test("one that only a pending invitation offers is deleted, and then offered no longer", async () => {
    const { account, admin } = await anAccount(server);
    const { id: partId } = await aPart(admin, kind, "Ours");
    const { id, token } = await anInvitation(admin, account, { [ids]: [partId] });
    expect(codeOf(await payloadOf(admin, "delete", kind, { id: partId }))).toBe("done");
    expect((await admin.must(INVITATION, { id })).invitation[many]).toEqual([]);
    const newcomer = await accepted(token);
    expect((await newcomer.must(OWN)).viewer.user[many]).toEqual([]);
  });
});

test("many addresses are offered the same, and a dry run stores nothing", async () => {
  const { account, admin } = await anAccount(server);
  const parts = await aPartOfEach(admin);
  const emails = Array.from({ length: 30 }, (_, i) => `many-${i}-${account.slug}@example.com`);
  const dry = agents(account, emails, { ...idsOf(parts), dryRun: true });
  await leavingNoTrace(account, () => admin.must(INVITE, dry));
  await admin.must(INVITE, agents(account, emails, idsOf(parts)));
  const { invitations } = await admin.must(untyped(`{ invitations { nodes { status ${LISTS} } } }`));
  expect(invitations.nodes).toEqual(emails.map(() => ({ status: "PENDING", ...OF_EACH })));
});

test("a Manager offers what is there, without managing it", async () => {
  const { account, admin } = await anAccount(server);
  const parts = await aPartOfEach(admin);
  const manager = await aMember(account, { role: "MANAGER" });
  const { id } = await anInvitation(manager, account, idsOf(parts));
  expect((await manager.must(INVITATION, { id })).invitation).toEqual({ status: "PENDING", ...OF_EACH });
});
