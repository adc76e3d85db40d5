import type { Scene } from "./seed.js";

/** One call, as every server takes it but those with documents of their own. */
export interface Call {
  readonly token: string;
  readonly operationName: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** What is measured as one: calls that one connection makes over and over, in this order. */
export interface Operation {
  readonly id: string;
  readonly title: string;
  calls(scene: PagedScene, connection: number): Call[];
}

/** The scene, with cursors behind each account's first pages as the product gave them. */
export interface PagedScene extends Scene {
  readonly cursors: readonly (readonly string[])[];
}

export const CONNECTIONS = 16;

const VIEWER = `query Viewer { viewer {
  user { id name email status conversationLimit lastSeenAt roles { id name permissions } departments { id name } }
  permissions
  account { id name slug language timeZone features seats { limit used reserved available } }
} }`;

const TEAM = `query Team($after: String) { users(first: 50, after: $after) {
  totalCount
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  nodes { id name email status conversationLimit lastSeenAt roles { id name } departments { id name } }
} }`;

const INVITATIONS = `query Invitations { invitations(first: 50, filter: { status: [PENDING] }) {
  pageInfo { hasNextPage endCursor }
  nodes { id email status createdAt expiresAt roles { id name } invitedBy { id name } }
} }`;

const ORGANIZATIONS = `query Organizations { organizations(first: 20) {
  pageInfo { hasNextPage endCursor }
  nodes { id name users(first: 10) { pageInfo { hasNextPage } nodes { id name email status roles { id name } } } }
} }`;

const EVENTS = `query Events { events(first: 50) {
  pageInfo { hasNextPage endCursor }
  nodes { __typename id kind sequence at actorName actor { id name } changes { field before after }
    ... on UserEvent { user { id name } } ... on InvitationEvent { email } }
} }`;

const CONVERSATIONS = `query Conversations { conversations(first: 50) {
  pageInfo { hasNextPage endCursor }
  nodes { id protocol status writable createdAt lastMessageAt contact { id name } assignee { id name } department { id name }
    labels { id name color } messages(last: 1) { nodes { id author text createdAt } } }
} }`;

const INDICATORS = `query Indicators($from: DateTime!, $to: DateTime!) { indicators(from: $from, to: $to) {
  user { id name } conversationsReceived conversationsClosed messagesSent firstResponseSeconds averageRating
} }`;

const RESULTS = "{ results { id user { id name status } userErrors { code path } } userErrors { code path } }";
const SUSPEND = `mutation Suspend($id: ID!) { suspendUsers(input: { ids: [$id] }) ${RESULTS} }`;
const REACTIVATE = `mutation Reactivate($id: ID!) { reactivateUsers(input: { ids: [$id] }) ${RESULTS} }`;

/** Begins with another account on each connection. */
const rotated = <T>(items: readonly T[], by: number): T[] => items.map((_, i) => items[(i + by) % items.length]!);

const ofEach = (accounts: Scene["accounts"], connection: number, operationName: string, query: string): Call[] =>
  rotated(accounts, connection).map(({ token }) => ({ token, operationName, query, variables: {} }));

export const teamPage = (token: string, after: string | null): Call => ({
  token,
  operationName: "Team",
  query: TEAM,
  variables: { after },
});

export const suspend = (token: string, id: string): Call => ({
  token,
  operationName: "Suspend",
  query: SUSPEND,
  variables: { id },
});

export const reactivate = (token: string, id: string): Call => ({
  token,
  operationName: "Reactivate",
  query: REACTIVATE,
  variables: { id },
});

const conversationsOf = (token: string): Call[] => [
  { token, operationName: "Conversations", query: CONVERSATIONS, variables: {} },
];

export const OPERATIONS: readonly Operation[] = [
  {
    id: "viewer",
    title: "the user with roles and permissions, departments, account with seats",
    calls: ({ accounts }, connection) => ofEach(accounts, connection, "Viewer", VIEWER),
  },
  {
    id: "team",
    title: "a page of 50 users with roles and departments, totalCount, pageInfo",
    calls: ({ accounts, cursors }, connection) =>
      rotated(
        accounts.flatMap(({ token }, i) => [null, ...cursors[i]!].map((after) => teamPage(token, after))),
        connection * 7,
      ),
  },
  {
    id: "invitations",
    title: "50 pending invitations with roles and invitedBy",
    calls: ({ accounts }, connection) => ofEach(accounts, connection, "Invitations", INVITATIONS),
  },
  {
    id: "organizations",
    title: "20 organizations, each with its first 10 users and their roles",
    calls: ({ accounts }, connection) => ofEach(accounts, connection, "Organizations", ORGANIZATIONS),
  },
  {
    id: "events",
    title: "the 50 newest events, with who did what to whom and what changed",
    // Of accounts in which the last operation leaves no events behind.
    calls: ({ accounts }, connection) => ofEach(accounts.slice(CONNECTIONS), connection, "Events", EVENTS),
  },
  {
    id: "conversations",
    title: "50 conversations with contact, assignee, department, labels and last message, as an Administrator",
    calls: ({ accounts }) => conversationsOf(accounts[0]!.token),
  },
  {
    id: "assigned",
    title: "the same page, as an Agent",
    calls: ({ agentToken }) => conversationsOf(agentToken),
  },
  {
    id: "indicators",
    title: "indicators of a year, over 100,000 conversations",
    calls: ({ accounts }) => [
      {
        token: accounts[0]!.token,
        operationName: "Indicators",
        query: INDICATORS,
        variables: { from: "2026-01-01T03:00:00.000Z", to: "2027-01-01T03:00:00.000Z" },
      },
    ],
  },
  {
    id: "suspend",
    title: "suspend and reactivate one user",
    // An account of its own for each connection: one that waits for another's lock would measure waiting.
    calls: ({ accounts }, connection) => {
      const { token, targetIds } = accounts[connection]!;
      return targetIds.flatMap((id) => [suspend(token, id), reactivate(token, id)]);
    },
  },
];
