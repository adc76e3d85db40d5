/** graphql-yoga with its caches of parsed and validated documents, and pothos with its dataloaders. */
import { createServer } from "node:http";
import SchemaBuilder from "@pothos/core";
import DataloaderPlugin from "@pothos/plugin-dataloader";
import { createYoga } from "graphql-yoga";
import * as data from "./data.mjs";

const builder = new SchemaBuilder({ plugins: [DataloaderPlugin], defaultFieldNullability: false });
builder.scalarType("DateTime", { serialize: (date) => date.toISOString() });
const UserStatus = builder.enumType("UserStatus", { values: ["ACTIVE", "SUSPENDED"] });
const InvitationStatus = builder.enumType("InvitationStatus", {
  values: ["PENDING", "ACCEPTED", "DECLINED", "REVOKED", "EXPIRED"],
});
const ConversationStatus = builder.enumType("ConversationStatus", { values: ["OPEN", "CLOSED"] });

const maybe = { nullable: true };
const named = (name) =>
  builder.objectRef(name).implement({ fields: (t) => ({ id: t.exposeID("id"), name: t.exposeString("name") }) });
/** What `load` of a loader gives: a row for each id, in their order. */
const byIds =
  (read, shown = (row) => row) =>
  async (ids, { viewer }) =>
    data.inOrder(ids, await read(viewer.accountId, ids)).map((row) => row && shown(row));
/** A list that belongs to each object. */
const listOf = (t, type, read) =>
  t.loadableGroup({
    type,
    load: (ids, { viewer }) => read(viewer.accountId, ids),
    group: ({ key }) => key,
    resolve: ({ id }) => id,
  });
/** An object that this one refers to. */
const oneOf = (t, type, read, key, shown, nullability = maybe) =>
  t.loadable({ type, ...nullability, load: byIds(read, shown), resolve: (row) => row[key] });

const Role = builder.objectRef("Role").implement({
  fields: (t) => ({
    id: t.exposeID("id"),
    name: t.exposeString("name"),
    permissions: t.loadableList({
      type: "String",
      load: byIds(data.permissionsOfRoles, ({ permissions }) => permissions),
      resolve: ({ id }) => id,
    }),
  }),
});
const Department = named("Department");
const Contact = named("Contact");
const Label = builder.objectRef("Label").implement({
  fields: (t) => ({ id: t.exposeID("id"), name: t.exposeString("name"), color: t.exposeString("color") }),
});

const User = builder.objectRef("User").implement({
  fields: (t) => ({
    id: t.exposeID("id"),
    name: t.exposeString("name"),
    email: t.exposeString("email", maybe),
    status: t.expose("status", { type: UserStatus }),
    conversationLimit: t.exposeInt("conversationLimit", maybe),
    lastSeenAt: t.expose("lastSeenAt", { type: "DateTime", ...maybe }),
    roles: listOf(t, Role, data.rolesOfUsers),
    departments: listOf(t, Department, data.departmentsOfUsers),
  }),
});

const Seats = builder.objectRef("Seats").implement({
  fields: (t) =>
    Object.fromEntries(["limit", "used", "reserved", "available"].map((name) => [name, t.exposeInt(name)])),
});
const Account = builder.objectRef("Account").implement({
  fields: (t) => ({
    id: t.exposeID("id"),
    name: t.exposeString("name"),
    slug: t.exposeString("slug"),
    language: t.exposeString("language"),
    timeZone: t.exposeString("timeZone"),
    features: t.exposeStringList("features"),
    seats: t.field({ type: Seats, resolve: (account) => data.seatsOf(account) }),
  }),
});
const Viewer = builder.objectRef("Viewer").implement({
  fields: (t) => ({
    user: t.field({ type: User, resolve: ({ accountId, userId }) => data.userById(accountId, userId) }),
    permissions: t.stringList({ resolve: (viewer) => data.permissionsOf(viewer) }),
    account: t.field({ type: Account, resolve: ({ accountId }) => data.accountById(accountId) }),
  }),
});

const PageInfo = builder.objectRef("PageInfo").implement({
  fields: (t) => ({
    hasNextPage: t.exposeBoolean("hasNextPage"),
    hasPreviousPage: t.exposeBoolean("hasPreviousPage"),
    startCursor: t.exposeString("startCursor", maybe),
    endCursor: t.exposeString("endCursor", maybe),
  }),
});
const connectionOf = (name, type, more = () => ({})) =>
  builder.objectRef(`${name}Connection`).implement({
    fields: (t) => ({
      nodes: t.expose("nodes", { type: [type] }),
      pageInfo: t.expose("pageInfo", { type: PageInfo }),
      ...more(t),
    }),
  });
const UserConnection = connectionOf("User", User, (t) => ({
  totalCount: t.int({ resolve: ({ accountId }) => data.countUsers(accountId) }),
}));

const Invitation = builder.objectRef("Invitation").implement({
  fields: (t) => ({
    id: t.exposeID("id"),
    email: t.exposeString("email"),
    status: t.expose("status", { type: InvitationStatus }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    expiresAt: t.expose("expiresAt", { type: "DateTime" }),
    roles: listOf(t, Role, data.rolesOfInvitations),
    invitedBy: oneOf(t, User, data.usersByIds, "invitedById", (user) => (user.erased ? null : user)),
  }),
});

/** A page of what belongs to each object; those that have the same arguments are read together. */
const pageOf = (t, type, read, argument) =>
  t.loadable({
    type,
    byPath: true,
    args: { [argument]: t.arg.int({ required: true, defaultValue: 50 }) },
    load: (ids, { viewer }, args) => read(viewer.accountId, ids, args[argument]),
    resolve: ({ id }) => id,
  });

const Organization = builder.objectRef("Organization").implement({
  fields: (t) => ({
    id: t.exposeID("id"),
    name: t.exposeString("name"),
    users: pageOf(t, UserConnection, data.usersOfOrganizations, "first"),
  }),
});

const FieldChange = builder.objectRef("FieldChange").implement({
  fields: (t) => ({
    field: t.exposeString("field"),
    before: t.exposeString("before", maybe),
    after: t.exposeString("after", maybe),
  }),
});
const Event = builder.interfaceRef("Event").implement({
  resolveType: data.typeOfEvent,
  fields: (t) => ({
    id: t.exposeID("id"),
    kind: t.exposeString("kind"),
    sequence: t.exposeInt("sequence"),
    at: t.expose("at", { type: "DateTime" }),
    actorName: t.exposeString("actorName"),
    actor: oneOf(t, User, data.usersByIds, "actorId"),
    changes: t.expose("changes", { type: [FieldChange] }),
  }),
});
builder.objectRef("UserEvent").implement({
  interfaces: [Event],
  fields: (t) => ({
    user: oneOf(t, User, data.usersByIds, "userId", (user) => (user.status === "DELETED" ? null : user)),
  }),
});
builder.objectRef("InvitationEvent").implement({
  interfaces: [Event],
  fields: (t) => ({ email: t.exposeString("email") }),
});
for (const name of ["StructureEvent", "AccountEvent"]) builder.objectRef(name).implement({ interfaces: [Event] });

const Message = builder.objectRef("Message").implement({
  fields: (t) => ({
    id: t.exposeID("id"),
    author: t.exposeString("author"),
    text: t.exposeString("text"),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
  }),
});
const MessageConnection = builder.objectRef("MessageConnection").implement({
  fields: (t) => ({ nodes: t.expose("nodes", { type: [Message] }) }),
});
const Conversation = builder.objectRef("Conversation").implement({
  fields: (t) => ({
    id: t.exposeID("id"),
    protocol: t.exposeString("protocol"),
    status: t.expose("status", { type: ConversationStatus }),
    writable: t.boolean({ resolve: (conversation, _, { viewer }) => data.isWritable(conversation, viewer) }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    lastMessageAt: t.expose("lastMessageAt", { type: "DateTime", ...maybe }),
    contact: oneOf(t, Contact, data.contactsByIds, "contactId", undefined, {}),
    assignee: oneOf(t, User, data.usersByIds, "assigneeId"),
    department: oneOf(t, Department, data.departmentsByIds, "departmentId"),
    labels: listOf(t, Label, data.labelsOfConversations),
    messages: pageOf(t, MessageConnection, data.lastMessages, "last"),
  }),
});

const InvitationFilter = builder.inputType("InvitationFilter", {
  fields: (t) => ({ status: t.field({ type: [InvitationStatus], required: true }) }),
});

builder.queryType({
  fields: (t) => {
    const first = t.arg.int({ required: true, defaultValue: 50 });
    const guarded = (type, permission, read, args = {}) =>
      t.field({
        type,
        args: { first, ...args },
        resolve: (_, given, { viewer }) => {
          data.assertMay(viewer, permission);
          return read(viewer.accountId, given);
        },
      });
    return {
      viewer: t.field({ type: Viewer, resolve: (_, _args, { viewer }) => viewer }),
      users: guarded(UserConnection, "USERS_READ", (id, { first, after }) => data.users(id, first, after), {
        after: t.arg.string(),
      }),
      invitations: guarded(
        connectionOf("Invitation", Invitation),
        "USERS_INVITE",
        (id, { first, filter }) => data.invitations(id, first, filter.status),
        { filter: t.arg({ type: InvitationFilter, required: true }) },
      ),
      organizations: guarded(connectionOf("Organization", Organization), "USERS_READ", (id, { first }) =>
        data.organizations(id, first),
      ),
      events: guarded(connectionOf("Event", Event), "EVENTS_READ", (id, { first }) => data.events(id, first)),
      conversations: t.field({
        type: connectionOf("Conversation", Conversation),
        args: { first },
        resolve: (_, args, { viewer }) => data.conversations(viewer, args.first),
      }),
    };
  },
});

const yoga = createYoga({
  schema: builder.toSchema(),
  graphiql: false,
  landingPage: false,
  logging: false,
  multipart: false,
  context: async ({ request }) => ({ viewer: await data.viewerOf(request.headers.get("authorization")) }),
});
createServer((request, response) => {
  if (request.url === "/livez") response.end("alive");
  else yoga(request, response);
}).listen(Number(process.env.PORT), "127.0.0.1");
