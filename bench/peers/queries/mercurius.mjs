/** mercurius as its documentation has it: the compiler on, relations by its loaders. */
import { readFileSync } from "node:fs";
import Fastify from "fastify";
import { GraphQLScalarType } from "graphql";
import mercurius from "mercurius";
import * as data from "./data.mjs";

/** A loader for a list that belongs to each object. */
const listOf =
  (read) =>
  async (queries, { viewer }) => {
    const ids = queries.map(({ obj }) => obj.id);
    return data.grouped(ids, await read(viewer.accountId, ids));
  };

/** A loader for an object that others refer to, each id once. */
const oneOf =
  (read, key, shown = (row) => row) =>
  async (queries, { viewer }) => {
    const ids = queries.map(({ obj }) => obj[key]);
    const wanted = [...new Set(ids)].filter((id) => id !== null);
    const rows = wanted.length ? await read(viewer.accountId, wanted) : [];
    return data.inOrder(ids, rows).map((row) => row && shown(row));
  };

/** A loader for what takes one argument, which is the same for all that is asked at once: a document selects each field once here. */
const pageOf =
  (read, argument) =>
  async (queries, { viewer }) =>
    read(
      viewer.accountId,
      queries.map(({ obj }) => obj.id),
      queries[0].params[argument],
    );

const guarded =
  (permission, read) =>
  (_, args, { viewer }) => {
    data.assertMay(viewer, permission);
    return read(viewer, args);
  };

const actor = oneOf(data.usersByIds, "actorId");
const isEvent = { actor };

const app = Fastify();
app.register(mercurius, {
  schema: readFileSync(new URL("schema.graphql", import.meta.url), "utf8"),
  jit: 1,
  subscription: false,
  context: async ({ headers }) => ({ viewer: await data.viewerOf(headers.authorization) }),
  resolvers: {
    DateTime: new GraphQLScalarType({ name: "DateTime", serialize: (date) => date.toISOString() }),
    Query: {
      viewer: (_, _args, { viewer }) => viewer,
      users: guarded("USERS_READ", ({ accountId }, { first, after }) => data.users(accountId, first, after)),
      invitations: guarded("USERS_INVITE", ({ accountId }, { first, filter }) =>
        data.invitations(accountId, first, filter.status),
      ),
      organizations: guarded("USERS_READ", ({ accountId }, { first }) => data.organizations(accountId, first)),
      events: guarded("EVENTS_READ", ({ accountId }, { first }) => data.events(accountId, first)),
      conversations: (_, { first }, { viewer }) => data.conversations(viewer, first),
    },
    Viewer: {
      user: ({ accountId, userId }) => data.userById(accountId, userId),
      permissions: (viewer) => data.permissionsOf(viewer),
      account: ({ accountId }) => data.accountById(accountId),
    },
    Account: { seats: (account) => data.seatsOf(account) },
    UserConnection: { totalCount: ({ accountId }) => data.countUsers(accountId) },
    Event: { resolveType: data.typeOfEvent },
    Conversation: { writable: (conversation, _, { viewer }) => data.isWritable(conversation, viewer) },
  },
  loaders: {
    User: { roles: listOf(data.rolesOfUsers), departments: listOf(data.departmentsOfUsers) },
    Role: { permissions: oneOf(data.permissionsOfRoles, "id", ({ permissions }) => permissions) },
    Invitation: {
      roles: listOf(data.rolesOfInvitations),
      invitedBy: oneOf(data.usersByIds, "invitedById", (user) => (user.erased ? null : user)),
    },
    Organization: { users: pageOf(data.usersOfOrganizations, "first") },
    UserEvent: {
      actor,
      user: oneOf(data.usersByIds, "userId", (user) => (user.status === "DELETED" ? null : user)),
    },
    InvitationEvent: isEvent,
    StructureEvent: isEvent,
    AccountEvent: isEvent,
    Conversation: {
      contact: oneOf(data.contactsByIds, "contactId"),
      assignee: oneOf(data.usersByIds, "assigneeId"),
      department: oneOf(data.departmentsByIds, "departmentId"),
      labels: listOf(data.labelsOfConversations),
      messages: pageOf(data.lastMessages, "last"),
    },
  },
});
app.get("/livez", async () => "alive");
await app.listen({ port: Number(process.env.PORT), host: "127.0.0.1" });
