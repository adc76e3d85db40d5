import { randomUUID } from "node:crypto";
import { LOG } from "../../src/events/log.js";
import { bindingOf } from "../../src/reading/cursor.js";
import type { GrownAccount } from "./seed.js";

/** A list, and what a page of it selects. */
export interface List {
  readonly id: string;
  readonly field: string;
  readonly args?: string;
  /** Rows of a page; 50 where nothing is said. */
  readonly size?: number;
  readonly nodes: string;
  /** The list's name in its cursors. */
  readonly list: string;
  /** Selects the keys of its rows, in its order. */
  readonly keys: string;
}

const USER = "id name email status conversationLimit lastSeenAt roles { id name } departments { id name }";
const users = (field: string, direction: string, keys: string): List => ({
  id: `users by ${field.toLowerCase().replaceAll("_", " ")}`,
  field: "users",
  args: `orderBy: { field: ${field}, direction: ${direction} }`,
  nodes: USER,
  list: `users ${field} ${direction}`,
  keys,
});
const orderedUsers = (column: string, direction = "asc") =>
  `select ${column}::text, id from app_user where account_id = $1 and status <> 'DELETED' order by ${column} ${direction}, id ${direction}`;

export const LISTS: readonly List[] = [
  users("NAME", "ASC", orderedUsers("name_key")),
  users("EMAIL", "ASC", orderedUsers('(email collate "C")')),
  users("CREATED_AT", "DESC", orderedUsers("created_at", "desc")),
  users(
    "LAST_SEEN_AT",
    "DESC",
    "select last_seen_at::text, user_id from last_seen where account_id = $1 order by last_seen_at desc, user_id desc",
  ),
  {
    id: "pending invitations",
    field: "invitations",
    args: "filter: { status: [PENDING] }",
    nodes: "id email status createdAt expiresAt roles { id name } invitedBy { id name }",
    list: "invitations CREATED_AT DESC",
    keys: "select created_at::text, id from invitation where account_id = $1 and status = 'PENDING' order by created_at desc, id desc",
  },
  {
    id: "organizations with users",
    field: "organizations",
    size: 20,
    nodes: "id name users(first: 10) { nodes { id name email status roles { id name } } pageInfo { hasNextPage } }",
    list: "all of Organization",
    keys: "select name_key, id from organization where account_id = $1 order by name_key, id",
  },
  {
    id: "contacts",
    field: "contacts",
    nodes: "id name email groups { id name }",
    list: "all of Contact",
    keys: "select name_key, id from contact where account_id = $1 order by name_key, id",
  },
  {
    id: "events",
    field: "events",
    nodes: "id kind sequence at actorName actor { id name } changes { field before after }",
    list: LOG,
    keys: "select sequence::text from event where account_id = $1 order by event.sequence desc",
  },
  {
    id: "conversations",
    field: "conversations",
    nodes: `id protocol status writable createdAt contact { id name } assignee { id name } department { id name } labels { id name }
      messages(last: 1) { nodes { id text } }`,
    list: "conversations LAST_MESSAGE_AT DESC",
    keys: `select coalesce(last_message_at, created_at)::text, id from conversation where account_id = $1
      order by coalesce(last_message_at, created_at) desc, id desc`,
  },
];

/** A page as a console asks for it. */
export const documentOf = ({ field, args = "", nodes }: List): string =>
  `query ($first: Int, $after: String, $last: Int) {
    ${field}(first: $first, after: $after, last: $last${args && `, ${args}`}) { nodes { ${nodes} } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
  }`;

type Query = (text: string, values: unknown[]) => Promise<unknown[][]>;

/** The variables of a list's first page, of one in its middle and of its last, from the end. */
export async function windowsOf(query: Query, { id }: GrownAccount, { list, keys, size = 50 }: List) {
  const [middle] = await query(`${keys} limit 1 offset (select count(*) / 2 from (${keys}) counted)`, [id]);
  const cursor = Buffer.from(bindingOf(id, list) + JSON.stringify(middle)).toString("base64url");
  return { first: { first: size }, middle: { first: size, after: cursor }, last: { last: size } };
}

/** What filters, searches or counts. */
export interface Question {
  readonly id: string;
  /** Whether it counts or searches, and so may look at as many rows as there are. */
  readonly grows?: boolean;
  /** Whether it takes the values to know which way is short. */
  readonly valued?: boolean;
  readonly query: string;
}

const page = (args: string) =>
  `{ users(first: 50, ${args}) { nodes { id name roles { name } } pageInfo { hasNextPage endCursor } } }`;

export const questionsOf = ({ agent, manager, department, organization }: GrownAccount): Question[] => [
  { id: "users of a common role", valued: true, query: page(`filter: { roleIds: ["${agent}"] }`) },
  { id: "users of a rare role (38)", valued: true, query: page(`filter: { roleIds: ["${manager}"] }`) },
  { id: "users of a department (1 in 12)", valued: true, query: page(`filter: { departmentIds: ["${department}"] }`) },
  { id: "suspended users (1 in 25)", query: page("filter: { status: [SUSPENDED] }") },
  { id: "client accounts (1 in 4)", query: page("filter: { kind: [CLIENT] }") },
  { id: "users of an organization (10)", query: page(`filter: { organizationId: "${organization}" }`) },
  { id: "search: one user", query: page('filter: { search: "person-77@" }') },
  { id: "search: one user in 13", grows: true, query: page('filter: { search: "beatriz" }') },
  { id: "search: nobody", query: page('filter: { search: "zzyzx" }') },
  { id: "totalCount of users", grows: true, query: "{ users(first: 1) { totalCount } }" },
  {
    id: "totalCount of a search",
    grows: true,
    query: '{ users(first: 1, filter: { search: "beatriz" }) { totalCount } }',
  },
  {
    id: "viewer with seats",
    grows: true,
    query: "{ viewer { user { id name roles { id name } } account { id seats { limit used reserved available } } } }",
  },
];

/** Changes to one user, of whom an account can have any number; each asks for another one, or takes back what the last one did. */
export function changesOf({ agent, targets }: GrownAccount) {
  let next = 0;
  const change = (verb: string, id: string) => ({
    query: `mutation ($id: ID!) { ${verb}(input: { ids: [$id] }) { results { user { id status } userErrors { code } } userErrors { code } } }`,
    variables: { id },
  });
  const create = `mutation ($email: String!, $agent: ID!) {
    createUser(input: { firstName: "New", lastName: "User", email: $email, roleIds: [$agent] }) { user { id } userErrors { code } } }`;
  return [
    {
      id: "suspendUsers and reactivateUsers of one",
      bodyOf: () => {
        const turn = next++;
        const id = targets[(turn >> 1) % targets.length]!;
        return change(turn % 2 ? "reactivateUsers" : "suspendUsers", id);
      },
    },
    {
      id: "createUser",
      bodyOf: () => ({ query: create, variables: { email: `new-${randomUUID()}@example.com`, agent } }),
    },
  ];
}
