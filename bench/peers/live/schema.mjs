/** The part of the product's schema that the live benchmark subscribes to, and the events that the peers make up. */

export const typeDefs = /* GraphQL */ `
  type Named { id: ID! name: String! }
  type User { id: ID! name: String! status: String! roles: [Named!]! }
  type FieldChange { field: String! before: String after: String }
  type UserEvent {
    id: ID! kind: String! cursor: String! sequence: Int! at: String! actor: Named actorName: String! changes: [FieldChange!]! user: User
  }
  type Query { ok: Boolean }
  type Subscription { userEvents(account: Int!): UserEvent! }`;

const at = "2026-11-22T09:00:00.000000Z";
const id = "0197750d-9d00-7c4c-8a3b-5f1e2d3c4b5a";

export const eventOf = ({ sequence, sent }) => ({
  id,
  kind: "USER_UPDATED",
  cursor: `cursor-${String(sequence).padStart(24, "0")}`,
  sequence,
  at,
  actor: { id, name: "Person No. 1" },
  actorName: "Person No. 1",
  changes: [{ field: "conversationLimit", before: "1", after: String(sent) }],
  user: { id, name: "Person No. 0", status: "ACTIVE", roles: [{ id, name: "Agent" }] },
});

/**
 * Calls back for every event that the benchmark has published. `sent`: microseconds of the clock that all processes share.
 * @param {(account: number, event: object) => void} publish
 */
export const onTold = (publish) => {
  process.on("message", (message) => {
    if (message.sequence !== undefined) publish(message.account, eventOf(message));
  });
};

export const LISTEN = { port: Number(process.env.PORT), host: "127.0.0.1", backlog: 4096 };
