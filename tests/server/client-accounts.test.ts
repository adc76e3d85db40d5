import { type GraphQLObjectType, getNamedType, isObjectType } from "graphql";
import { expect, test } from "vitest";
import { DecisionBook } from "../../src/access/decisions.js";
import { Language } from "../../src/access/language.js";
import { rights } from "../../src/access/rights.js";
import { aClient, aDesk, aRow, type Desk, fromContact, fromUser, say } from "../conversations/kit.js";
import { aMember, aServer, type Console, untyped } from "../kit/index.js";
import { everything, fieldsOf, literal, OPEN, refusalsOf, rootFields, schema, selectionOf } from "./operations.js";

const server = await aServer();

/** What client accounts may use beside what needs no session: what they do with their own sign-in and profile, and what they read. */
const OF_CLIENTS = new Set([
  ...["resendVerification", "signOut", "changePassword", "requestEmailChange", "disableTwoFactor"],
  ...["renewRecoveryCodes", "revokeSessions", "updateProfile"],
  ...["viewerEvents", "conversation", "conversations"],
]);

const page = (type: string) => ({
  [`${type}Connection`]: ["edges", "nodes", "pageInfo", "totalCount"],
  [`${type}Edge`]: ["cursor", "node"],
});

/** Every field of every type that they read: nothing else is there for them. */
const READ: Readonly<Record<string, readonly string[]>> = {
  Viewer: ["user", "account", "permissions", "session", "sessions", "eventCursor"],
  Session: ["id", "createdAt", "lastUsedAt", "expiresAt", "ipAddress", "userAgent", "current"],
  Account: ["id", "name", "slug", "language"],
  User: [
    ...["id", "kind", "firstName", "lastName", "name", "webchatName", "presence", "email", "emailVerified", "status"],
    ...["suspension", "roles", "permissions", "departments", "skills", "projects", "channels", "chatGroups"],
    ...["conversationLimit", "openConversationCount", "absenceMessage", "twoFactor", "mustChangePassword"],
    ...["lastSeenAt", "language", "createdAt", "version", "manageable", "organization"],
  ],
  TwoFactorState: ["required", "enabled", "recoveryCodesLeft"],
  Organization: ["id", "name"],
  Conversation: [
    ...["id", "protocol", "status", "contact", "messages", "writable", "createdAt", "closedAt", "lastMessageAt"],
  ],
  ...page("Conversation"),
  Contact: ["id", "name"],
  Message: ["id", "author", "signature", "text", "createdAt", "attachments", "attachmentsHidden"],
  ...page("Message"),
  PageInfo: ["hasNextPage", "hasPreviousPage", "startCursor", "endCursor"],
  UserEvent: ["id", "kind", "cursor", "sequence", "at", "changes", "userId", "user"],
  FieldChange: ["field", "before", "after"],
};

/** Where there is never anything for a client account: it has no roles, no parts of the structure and no files, and asks nothing while suspended. */
const EMPTY = ["Role", "Department", "Skill", "Project", "Channel", "ChatGroup", "Attachment", "Suspension"];

/** A client account whose organization reads one conversation. */
async function aPartner(): Promise<{ desk: Desk; client: Console; conversation: { id: string; protocol: string } }> {
  const desk = await aDesk(server);
  const { account, contactId } = desk;
  const [group, organization] = [await aRow(desk, "contact_group", "Norte"), await aRow(desk, "organization", "Café")];
  await server.sql("insert into contact_group_contact values ($1, $2, $3)", [account.id, group, contactId]);
  await server.sql("insert into organization_contact_group values ($1, $2, $3)", [account.id, organization, group]);
  const agent = await aMember(account);
  const conversation = await fromUser(desk, agent);
  await say(desk.admin, conversation.id, "Bom dia!", "CONTACT");
  return { desk, client: await aClient(desk, organization), conversation };
}

test("of everything that needs a session, a client account may use a few fields, and the others change nothing", async () => {
  const { client } = await aPartner();
  const closed = rootFields.filter(({ field }) => !OPEN.has(field.name) && !OF_CLIENTS.has(field.name));
  expect(closed.length).toBeGreaterThan(90);
  const before = await everything(server);
  for (const [name, extensions] of Object.entries(await refusalsOf(server, client, closed)))
    expect(extensions, name).toMatchObject({ code: "FORBIDDEN" });
  expect(await everything(server)).toBe(before);
});

const decisions = new DecisionBook(rights).for({
  viewer: {
    ...{ accountId: "", userId: "", sessionId: "", kind: "CLIENT", name: "", language: Language.EN },
    ...{ permissions: new Set(), administrator: false, expiresAt: new Date() },
  },
  operator: false,
});

/** The only events that it hears are those of its own user. */
const typeBehind = (type: string): string => (type === "Event" ? "UserEvent" : type);

test("it reads these fields of these types, and no others: the map of rights leads nowhere else", () => {
  const read: Record<string, string[]> = {};
  const waiting = ["Viewer", "ConversationConnection", "UserEvent"];
  for (let type = waiting.pop(); type; type = waiting.pop()) {
    if (read[type] || EMPTY.includes(type)) continue;
    const fields = Object.values(fieldsOf(type)).filter(({ name }) => decisions.of(type!, name) !== "DENIED");
    read[type] = fields.map(({ name }) => name);
    for (const field of fields) {
      const below = getNamedType(field.type);
      if (isObjectType(below)) waiting.push(typeBehind(below.name));
    }
  }
  const sorted = (types: Readonly<Record<string, readonly string[]>>) =>
    Object.fromEntries(Object.entries(types).map(([type, fields]) => [type, [...fields].sort()]));
  expect(sorted(read)).toEqual(sorted(READ));
});

test("no user but itself is behind any of them", () => {
  const leading = Object.entries(READ).flatMap(([type, fields]) =>
    fields
      .filter((field) => getNamedType(fieldsOf(type)[field]!.type).name === "User")
      .map((field) => `${type}.${field}`),
  );
  // The subscription sends it the events of its own user alone.
  expect(leading.sort()).toEqual(["UserEvent.user", "Viewer.user"]);
});

/** Ways to each type that is reached by a query. */
const WAYS: Record<string, (selection: string, id: string) => string> = {
  Viewer: (selection) => `{ viewer { ${selection} } }`,
  Session: (selection) => `{ viewer { session { ${selection} } } }`,
  Account: (selection) => `{ viewer { account { ${selection} } } }`,
  User: (selection) => `{ viewer { user { ${selection} } } }`,
  Organization: (selection) => `{ viewer { user { organization { ${selection} } } } }`,
  Conversation: (selection, id) => `{ conversation(by: { id: "${id}" }) { ${selection} } }`,
  ConversationConnection: (selection) => `{ conversations { ${selection} } }`,
  Contact: (selection) => `{ conversations { nodes { contact { ${selection} } } } }`,
  Message: (selection) => `{ conversations(first: 1) { nodes { messages { nodes { ${selection} } } } } }`,
};

test.each(Object.keys(WAYS))(
  "asked for one by one, every other field of %s is FORBIDDEN, and these are not",
  async (type) => {
    const { client, conversation } = await aPartner();
    for (const field of Object.values(fieldsOf(type))) {
      const { data, errors } = await client.graphql(untyped(WAYS[type]!(selectionOf(field), conversation.id)));
      if (READ[type]!.includes(field.name)) {
        expect(errors, field.name).toBeUndefined();
        continue;
      }
      expect(
        errors?.map(({ extensions }) => extensions.code),
        field.name,
      ).toEqual(["FORBIDDEN"]);
      expect(errors![0]!.path!.at(-1)).toBe(field.name);
      expect(JSON.stringify(data), field.name).not.toMatch(/"[^"]*":(?!null|\{|\[)/);
    }
  },
);

test("what it hears of its own user does not name who of the team did it", async () => {
  const { desk, client } = await aPartner();
  const after = (await client.must(untyped("{ viewer { eventCursor } }"))).viewer.eventCursor;
  const [plain, naming, acting] = ["changes { field } user { id }", "actorName", "actor { name }"].map((selection) =>
    client.subscribe(
      untyped(
        `subscription ($after: String) { viewerEvents(after: $after) { kind ... on UserEvent { ${selection} } } }`,
      ),
      { after },
    ),
  );
  await desk.admin.must(
    untyped(
      `mutation ($id: ID!) { updateUser(input: { id: $id, patch: { firstName: "Clara" } }) { userErrors { code } } }`,
    ),
    { id: client.userId },
  );
  expect((await plain!.next()).data).toEqual({
    viewerEvents: { kind: "USER_UPDATED", changes: [{ field: "firstName" }], user: { id: client.userId } },
  });
  for (const stream of [naming, acting])
    expect(await stream!.next()).toMatchObject({ errors: [{ extensions: { code: "FORBIDDEN" } }] });
});

test("conversations are filtered and searched by what it may read of them alone", async () => {
  const { desk, client } = await aPartner();
  await server.sql("update contact set email = 'zelia@example.com', phone = '+55 11 5555' where id = $1", [
    desk.contactId,
  ]);
  const filter = (schema.getType("ConversationFilter") as unknown as GraphQLObjectType).getFields();
  for (const { name, type } of Object.values(filter)) {
    const { errors } = await client.graphql(
      untyped(`{ conversations(filter: { ${name}: ${literal(type as never)} }) { totalCount } }`),
    );
    const codes = errors?.map(({ extensions }) => extensions.code) ?? [];
    expect(codes, name).toEqual(["status", "contactId", "search"].includes(name) ? [] : ["FORBIDDEN"]);
  }
  for (const [search, found] of [
    ["zélia", 1],
    ["example.com", 0],
    ["5555", 0],
  ] as const)
    expect(
      await client.must(untyped("query ($s: String) { conversations(filter: { search: $s }) { totalCount } }"), {
        s: search,
      }),
    ).toEqual({
      conversations: { totalCount: found },
    });
});

test("it sees what its organization is linked to as of now: unlinking takes effect with the next request", async () => {
  const { desk, client, conversation } = await aPartner();
  const { admin, contactId } = desk;
  const [link] = await server.sql<{ group: string; organization: string }>(
    `select contact_group_id as "group", organization_id as organization from organization_contact_group where account_id = $1`,
    [desk.account.id],
  );
  const seen = async () => {
    const { byId, byProtocol, conversations } = await client.must(
      untyped(`query ($id: ID!, $protocol: String!) { byId: conversation(by: { id: $id }) { messages { nodes { text } } }
        byProtocol: conversation(by: { protocol: $protocol }) { id } conversations { totalCount nodes { id } } }`),
      conversation,
    );
    return [byId?.messages.nodes.length ?? 0, byProtocol ? 1 : 0, conversations.nodes.length, conversations.totalCount];
  };
  const change = (type: "Organization" | "ContactGroup" | "Contact", input: object) =>
    admin.must(
      untyped(`mutation ($input: Update${type}Input!) { update${type}(input: $input) { userErrors { code } } }`),
      { input },
    );
  const { group, organization } = link!;
  const ways = [
    ["Organization", { id: organization, contactGroupIds: [] }, { id: organization, contactGroupIds: [group] }],
    ["ContactGroup", { id: group, organizationIds: [] }, { id: group, organizationIds: [organization] }],
    ["ContactGroup", { id: group, contactIds: [] }, { id: group, contactIds: [contactId] }],
    ["Contact", { id: contactId, groupIds: [] }, { id: contactId, groupIds: [group] }],
  ] as const;
  const everywhere = [2, 1, 1, 1];
  expect(await seen()).toEqual(everywhere);
  for (const [type, unlink, relink] of ways) {
    await change(type, unlink);
    expect(await seen(), JSON.stringify(unlink)).toEqual([0, 0, 0, 0]);
    await change(type, relink);
    expect(await seen(), JSON.stringify(relink)).toEqual(everywhere);
  }
  await fromContact(desk);
  expect(await seen()).toEqual([2, 1, 2, 2]);
  const other = await aRow(desk, "organization", "Outra");
  await admin.must(
    untyped(
      `mutation ($id: ID!, $other: ID!) { updateUser(input: { id: $id, patch: { organizationId: $other } }) { userErrors { code } } }`,
    ),
    { id: client.userId, other },
  );
  expect(await seen()).toEqual([0, 0, 0, 0]);
});
