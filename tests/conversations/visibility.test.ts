import { v7 as uuidv7 } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { aMember, aServer, type Console, graphql, type TestServer } from "../kit/index.js";
import { holding } from "../structure/kit.js";
import {
  aChatGroup,
  aClient,
  aContact,
  aDesk,
  addAsked,
  aRow,
  assignAsked,
  aTeam,
  closeAsked,
  type Desk,
  fromContact,
  fromUser,
  join,
  leavingNoTrace,
  outcomeOf,
} from "./kit.js";

/*
 * A matrix of conversations, and who sees which of them: written out from the rules, not computed. All of the team but the Administrator
 * belongs to the department `mine`, and to the project and the chat group `ours`; nobody to the others.
 */
const SEEN: Readonly<Record<string, readonly string[]>> = {
  //                              seen by
  "unassigned, of no department": ["MANAGER", "DISPATCHER", "ATTENDANT"],
  "unassigned, of mine": ["MANAGER", "DISPATCHER", "ATTENDANT"],
  "unassigned, of another": ["MANAGER"],
  "unassigned, of mine and our project": ["MANAGER", "DISPATCHER", "ATTENDANT"],
  "unassigned, of mine and another project": ["MANAGER", "DISPATCHER"],
  "unassigned, of mine and our chat group": ["MANAGER", "DISPATCHER", "ATTENDANT"],
  "unassigned, of mine and another chat group": ["MANAGER", "DISPATCHER"],
  "unassigned, of another and our project": ["MANAGER"],
  "a colleague's, of mine": ["MANAGER", "ATTENDANT"],
  "a colleague's, of no department": ["MANAGER", "ATTENDANT"],
  "a colleague's, of another": ["MANAGER"],
  "a colleague's, closed, of mine": ["MANAGER", "ATTENDANT"],
  "started by a colleague, of mine": ["MANAGER"],
  "started by a colleague, unassigned, of mine": ["MANAGER", "DISPATCHER"],
  "the client's": ["MANAGER", "DISPATCHER", "ATTENDANT", "CLIENT"],
  "assigned to the viewer, of another": ["MANAGER", "AGENT", "DISPATCHER", "ATTENDANT"],
  "assigned to the viewer, closed": ["MANAGER", "AGENT", "DISPATCHER", "ATTENDANT"],
};
const NAMES = Object.keys(SEEN);

let server: TestServer;
let desk: Desk;
let viewers: Record<string, Console>;
/** The ids of the conversations by name; of those that are assigned to the viewer, each has its own. */
const ids = new Map<string, string>();
const idOf = (name: string, viewer: string): string => ids.get(`${name} ${viewer}`) ?? ids.get(name)!;
const protocols = new Map<string, string>();

beforeAll(async () => {
  server = await aServer();
  desk = await aDesk(server);
  const { account, admin } = desk;
  const team = await aTeam(desk);
  const colleague = await aMember(account, { role: "ATTENDANT" });
  const mine = await aRow(desk, "department", "Mine");
  const another = await aRow(desk, "department", "Another");
  const [ours, theirs] = [await aRow(desk, "project", "Ours"), await aRow(desk, "project", "Theirs")];
  const [inside, outside] = [await aChatGroup(desk, "Inside"), await aChatGroup(desk, "Outside")];
  const members = Object.values(team);
  await join(desk, "department", mine, ...members, colleague);
  await join(desk, "project", ours, ...members);
  await join(desk, "chat_group", inside, ...members);

  const organization = await aRow(desk, "organization", "Partner");
  const group = await aRow(desk, "contact_group", "Sul");
  const partners = await aContact(desk, "Partner's customer");
  await server.sql("insert into organization_contact_group values ($1, $2, $3)", [account.id, organization, group]);
  await server.sql("insert into contact_group_contact values ($1, $2, $3)", [account.id, group, partners]);
  viewers = { ...team, CLIENT: await aClient(desk, organization) };

  const keep = (name: string, { id, protocol }: { id: string; protocol: string }) => {
    ids.set(name, id);
    protocols.set(id, protocol);
    return id;
  };
  const give = (id: string, { userId }: Console | { userId: null }) =>
    server.sql("update conversation set assignee_id = $3 where account_id = $1 and id = $2", [account.id, id, userId]);
  const end = (id: string) =>
    server.sql("update conversation set status = 'CLOSED', closed_at = now() where account_id = $1 and id = $2", [
      account.id,
      id,
    ]);
  const waiting = async (name: string, input: object = {}) =>
    keep(`unassigned, of ${name}`, await fromContact(desk, input));
  await waiting("no department");
  await waiting("mine", { departmentId: mine });
  await waiting("another", { departmentId: another });
  await waiting("mine and our project", { departmentId: mine, projectId: ours });
  await waiting("mine and another project", { departmentId: mine, projectId: theirs });
  await waiting("mine and our chat group", { departmentId: mine, chatGroupId: inside });
  await waiting("mine and another chat group", { departmentId: mine, chatGroupId: outside });
  await waiting("another and our project", { departmentId: another, projectId: ours });
  for (const [name, departmentId] of [
    ["mine", mine],
    ["no department", null],
    ["another", another],
  ] as const)
    await give(keep(`a colleague's, of ${name}`, await fromContact(desk, { departmentId })), colleague);
  const closed = keep("a colleague's, closed, of mine", await fromContact(desk, { departmentId: mine }));
  await give(closed, colleague);
  await end(closed);
  keep("started by a colleague, of mine", await fromUser(desk, colleague, { departmentId: mine }));
  const handedBack = await fromUser(desk, colleague, { departmentId: mine });
  await give(keep("started by a colleague, unassigned, of mine", handedBack), { userId: null });
  keep("the client's", await fromContact(desk, { contactId: partners }));
  for (const [role, console] of Object.entries(team)) {
    await give(
      keep(`assigned to the viewer, of another ${role}`, await fromContact(desk, { departmentId: another })),
      console,
    );
    const done = keep(`assigned to the viewer, closed ${role}`, await fromContact(desk, { departmentId: another }));
    await give(done, console);
    await end(done);
  }
  // Nothing was given to anybody by itself.
  expect((await admin.must(graphql(`{ automation { distributionEnabled } }`))).automation).toEqual({
    distributionEnabled: false,
  });
});

const seenBy = (role: string): string[] =>
  NAMES.filter((name) => SEEN[name]!.includes(role)).map((name) => idOf(name, role));
/** Everything there is, of which somebody sees a part. */
const everything = () => [...protocols.keys()];

describe.each(["MANAGER", "AGENT", "DISPATCHER", "ATTENDANT", "CLIENT"])("%s", (role) => {
  const expected = () => (role === "MANAGER" ? everything() : seenBy(role)).sort();

  test("lists and counts what it sees, in every order, by search and by pages", async () => {
    const list = async (args: string) => {
      const { conversations } = await viewers[role]!.must(
        graphql(`query ($search: String) {
          all: conversations(first: 100) { totalCount nodes { id } }
          byCreation: conversations(first: 100, orderBy: { field: CREATED_AT, direction: ASC }) { nodes { id } }
          conversations(first: 100, filter: { search: $search }) { totalCount nodes { id } }
        }`),
        { search: args },
      ).then(({ all, byCreation, conversations }) => {
        expect(all.totalCount).toBe(expected().length);
        expect(all.nodes.map(({ id }) => id).sort()).toEqual(expected());
        expect(byCreation.nodes.map(({ id }) => id).sort()).toEqual(expected());
        return { conversations };
      });
      return conversations;
    };
    const byName = await list("customer");
    const [clients] = [ids.get("the client's")!];
    expect(byName.nodes.map(({ id }) => id)).toEqual(expected().includes(clients) ? [clients] : []);
    expect(byName.totalCount).toBe(byName.nodes.length);
    for (const [id, protocol] of protocols) {
      const { nodes, totalCount } = await list(protocol);
      expect(nodes.map((each) => each.id)).toEqual(expected().includes(id) ? [id] : []);
      expect(totalCount).toBe(nodes.length);
    }
  });

  test("reads by id and by protocol what it sees, and nothing of the rest", async () => {
    for (const [id, protocol] of protocols) {
      const { byId, byProtocol } = (
        await viewers[role]!.graphql(
          graphql(`query ($id: ID!, $protocol: String!) {
            byId: conversation(by: { id: $id }) { id messages { totalCount nodes { text } } }
            byProtocol: conversation(by: { protocol: $protocol }) { id }
          }`),
          { id, protocol: `${protocol.slice(0, 4)} ${protocol.slice(4)}` },
        )
      ).data!;
      const seen = expected().includes(id);
      expect(byProtocol).toEqual(seen ? { id } : null);
      expect(byId).toEqual(seen ? { id, messages: { totalCount: 1, nodes: [{ text: expect.any(String) }] } } : null);
    }
  });

  test("changes nothing of what it does not see: whatever is asked, the answer is that for an unknown one", async () => {
    const hidden = everything().filter((id) => !expected().includes(id));
    const viewer = viewers[role]!;
    const answersOf = async (id: string) => [
      await addAsked(viewer, { conversationId: id, text: "?" }),
      await closeAsked(viewer, id),
      await assignAsked(viewer, id, { userId: viewer.userId }),
    ];
    const unknown = await answersOf(uuidv7());
    expect(unknown.map(outcomeOf).every((outcome) => outcome === "NOT_FOUND" || outcome === "FORBIDDEN")).toBe(true);
    await leavingNoTrace(desk, async () => {
      for (const id of hidden) expect(await answersOf(id)).toEqual(unknown);
    });
  });
});

test("who may read no conversations is refused, and an Editor in a department too", async () => {
  const { data, errors } = await viewers.EDITOR!.graphql(
    graphql(`query ($id: ID!) { conversations { totalCount } conversation(by: { id: $id }) { id } }`),
    { id: ids.get("unassigned, of mine")! },
  );
  expect(data).toEqual({ conversations: null, conversation: null });
  expect(errors!.map(({ extensions }) => extensions)).toEqual(
    Array(2).fill({ code: "FORBIDDEN", permission: "CONVERSATIONS_READ_ASSIGNED" }),
  );
});

test("CONVERSATIONS_ASSIGN alone opens the queue of one's departments once anything may be read", async () => {
  const user = await aMember(desk.account, { role: "AGENT" });
  await holding(desk.account, user, ["CONVERSATIONS_ASSIGN", "CONVERSATIONS_READ_ASSIGNED"]);
  const { conversations } = await user.must(graphql(`{ conversations(first: 100) { nodes { id } } }`));
  expect(conversations.nodes.map(({ id }) => id).sort()).toEqual(
    ["unassigned, of no department", "the client's"].map((name) => ids.get(name)!).sort(),
  );
});

test("who assigns, but may read nothing, is shown nothing, also not by assigning", async () => {
  const user = await holding(desk.account, await aMember(desk.account), ["CONVERSATIONS_ASSIGN"]);
  const id = ids.get("unassigned, of no department")!;
  await leavingNoTrace(desk, async () => {
    expect(outcomeOf(await assignAsked(user, id, { nobody: true }))).toBe("NOT_FOUND");
    const { errors } = await user.graphql(graphql(`query ($id: ID!) { conversation(by: { id: $id }) { id } }`), { id });
    expect(errors![0]!.extensions.code).toBe("FORBIDDEN");
  });
});

test("another account's conversations are unknown, by whatever way", async () => {
  const stranger = (await aDesk(server)).admin;
  const id = ids.get("unassigned, of mine")!;
  const { byId, byProtocol, conversations } = await stranger
    .graphql(
      graphql(`query ($id: ID!, $protocol: String!) {
        byId: conversation(by: { id: $id }) { id } byProtocol: conversation(by: { protocol: $protocol }) { id } conversations { totalCount }
      }`),
      { id, protocol: protocols.get(id)! },
    )
    .then(({ data }) => data!);
  expect({ byId, byProtocol, conversations }).toEqual({
    byId: null,
    byProtocol: null,
    conversations: { totalCount: 0 },
  });
  await leavingNoTrace(desk, async () => {
    expect(outcomeOf(await closeAsked(stranger, id))).toBe("NOT_FOUND");
    expect(outcomeOf(await addAsked(stranger, { conversationId: id, text: "?", author: "CONTACT" }))).toBe("NOT_FOUND");
  });
});
