/**
 * PostGraphile 5: its schema is the tables'. Everything is reached from the viewer's account, along foreign keys that all begin with it, so
 * that every statement carries the account. It needs Node 22.
 */
import { createServer } from "node:http";
import { PgSimplifyInflectionPreset } from "@graphile/simplify-inflection";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { context, lambda } from "postgraphile/grafast";
import { grafserv } from "postgraphile/grafserv/node";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import {
  addPgTableCondition,
  addPgTableOrderBy,
  extendSchema,
  jsonPgSmartTags,
  orderByAscDesc,
} from "postgraphile/utils";
import { isWritable, permissionsOf, pool, viewerOf } from "./data.mjs";

const table = (tableName) => ({ schemaName: "public", tableName });

/** The log has no foreign keys in the database, because history outlives what it tells of. */
const Tags = jsonPgSmartTags({
  version: 1,
  config: {
    class: {
      // Relay has that name.
      node: { tags: { name: "server_node" } },
      event: {
        tags: {
          foreignKey: [
            "(account_id, actor_id) references app_user (account_id, id)|@fieldName actor",
            "(account_id, user_id) references app_user (account_id, id)|@fieldName user",
          ],
        },
      },
    },
  },
});

/** Worded so that the indexes of users who are not deleted serve it. */
const NotDeleted = addPgTableCondition(
  table("app_user"),
  "notDeleted",
  ({ graphql }) => ({ type: graphql.GraphQLBoolean }),
  (value, { sql, sqlTableAlias }) => (value ? sql`${sqlTableAlias}.status <> 'DELETED'` : null),
);

const ordered = (name, by, fragmentOf, type) =>
  addPgTableOrderBy(table(name), ({ sql, dataplanPg: { TYPES } }) =>
    orderByAscDesc(by, ({ alias }) => ({ fragment: fragmentOf(sql, alias), codec: TYPES[type], nullable: false })),
  );
const ByActivity = ordered(
  "conversation",
  "ACTIVITY",
  (sql, c) => sql`coalesce(${c}.last_message_at, ${c}.created_at)`,
  "timestamptz",
);
const LabelsByName = ordered(
  "conversation_label",
  "LABEL_NAME",
  (sql, j) => sql`(select name_key from label l where l.account_id = ${j}.account_id and l.id = ${j}.label_id)`,
  "text",
);

const OfTheViewer = extendSchema(({ pgResources }) => ({
  typeDefs: `
    extend type Query { me: AppUser, myPermissions: [String!]!, myAccount: Account }
    extend type AppUser { name: String! }
    extend type Conversation { writable: Boolean! }`,
  objects: {
    Query: {
      plans: {
        me: () => {
          const $viewer = context().get("viewer");
          return pgResources.app_user.get({ account_id: $viewer.get("accountId"), id: $viewer.get("userId") });
        },
        myPermissions: () => lambda(context().get("viewer"), permissionsOf, true),
        myAccount: () => pgResources.account.get({ id: context().get("viewer").get("accountId") }),
      },
    },
    AppUser: {
      plans: {
        name: ($user) =>
          lambda([$user.get("first_name"), $user.get("last_name")], ([first, last]) => `${first} ${last}`, true),
      },
    },
    Conversation: {
      plans: {
        writable: ($conversation) =>
          lambda(
            [$conversation.get("status"), $conversation.get("assignee_id"), context().get("viewer")],
            ([status, assigneeId, viewer]) => isWritable({ status, assigneeId }, viewer),
            true,
          ),
      },
    },
  },
}));

const preset = {
  extends: [PostGraphileAmberPreset, PgSimplifyInflectionPreset],
  plugins: [Tags, NotDeleted, ByActivity, LabelsByName, OfTheViewer],
  // It would hide what only partial indexes serve.
  disablePlugins: ["PgIndexBehaviorsPlugin"],
  pgServices: [makePgService({ pool, schemas: ["public"] })],
  schema: { defaultBehavior: "-insert -update -delete", exportSchemaSDLPath: process.env.SDL || undefined },
  grafast: {
    explain: false,
    context: async ({ node }) => ({ viewer: await viewerOf(node.req.headers.authorization) }),
  },
  grafserv: { graphqlPath: "/graphql", graphiql: false, watch: false, websockets: false },
};

const server = createServer();
await postgraphile(preset).createServ(grafserv).addTo(server);
server.listen(Number(process.env.PORT), "127.0.0.1");
