import { Permission } from "../../access/permissions.js";
import { column, extend, linked, one, project, sql, timestamp } from "../../reading/projection.js";
import type { Term } from "../../reading/source.js";
import { byName } from "../structure/index.js";
// Whose type is extended here.
import "../users/index.js";

const OLDEST_FIRST: readonly Term[] = [
  { sql: "t.created_at", type: "timestamptz" },
  { sql: "t.id", type: "uuid" },
];

project({
  type: "Conversation",
  table: "conversation",
  key: "id",
  fields: {
    id: column("id"),
    protocol: column("protocol"),
    status: column("status"),
    contact: one("Contact", "contact_id"),
    channel: one("Channel", "channel_id"),
    chatGroup: one("ChatGroup", "chat_group_id"),
    department: one("Department", "department_id"),
    project: one("Project", "project_id"),
    requiredSkills: linked("Skill", "conversation_skill", "conversation_id", "skill_id", byName),
    assignee: one("User", "assignee_id"),
    startedBy: column("started_by"),
    startedByUser: one("User", "started_by_user_id"),
    labels: linked("Label", "conversation_label", "conversation_id", "label_id", byName),
    messages: {
      is: "page",
      type: "Message",
      list: "messages of a conversation",
      order: OLDEST_FIRST,
      rows: (conversation) => ({ from: "message t", where: [`t.conversation_id = ${conversation}.id`] }),
    },
    lastMessageAt: timestamp("last_message_at"),
    feedback: {
      is: "one",
      type: "Feedback",
      rows: (conversations, { account }) => ({
        key: "id",
        from: `select t.conversation_id as k, t.* from feedback t where t.account_id = ${account} and t.conversation_id = ${conversations.any("id")}`,
      }),
    },
    writable: sql(
      (c, { viewer, permissions }) =>
        `(${c}.status = 'OPEN' and (coalesce(${c}.assignee_id = ${viewer}, false) or '${Permission.CONVERSATIONS_ASSIGN}' = any(${permissions})))`,
    ),
    createdAt: timestamp("created_at"),
    closedAt: timestamp("closed_at"),
  },
});

project({
  type: "Feedback",
  table: "feedback",
  key: "conversation_id",
  fields: { rating: column("rating"), comment: column("comment"), createdAt: timestamp("created_at") },
});

project({
  type: "Message",
  table: "message",
  key: "id",
  fields: {
    id: column("id"),
    author: column("author"),
    user: one("User", "user_id"),
    signature: {
      is: "figure",
      rows: (messages, { account }) => ({
        key: "user_id",
        from: `select u.id as k, coalesce(u.webchat_name, u.first_name || ' ' || u.last_name) as v
          from app_user u join account a on a.id = u.account_id and a.signature_enabled
          where u.account_id = ${account} and u.id = ${messages.any("user_id")}`,
      }),
      sql: (name) => name,
    },
    text: column("text"),
    createdAt: timestamp("created_at"),
  },
});

extend("User", {
  openConversationCount: {
    is: "figure",
    rows: (users, { account }) => ({
      key: "id",
      from: `select c.assignee_id as k, count(*)::int as v from conversation c
        where c.account_id = ${account} and c.status = 'OPEN' and c.assignee_id = ${users.any("id")} group by c.assignee_id`,
    }),
    sql: (count) => `coalesce(${count}, 0)`,
  },
});
