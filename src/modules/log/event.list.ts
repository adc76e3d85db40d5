import { LOG } from "../../events/log.js";
import type { ListSource } from "../../reading/source.js";
import type { Statement } from "../../reading/statement.js";

export interface EventConditions {
  kinds?: readonly string[] | null;
  actorIds?: readonly string[] | null;
  userIds?: readonly string[] | null;
  from?: Date | null;
  to?: Date | null;
}

const CONDITIONS: Record<keyof EventConditions, (statement: Statement) => string> = {
  kinds: (statement) => `t.kind = any(${statement.value("kinds", "text[]")})`,
  actorIds: (statement) => `t.actor_id = any(${statement.value("actorIds", "uuid[]")})`,
  userIds: (statement) => `t.user_id = any(${statement.value("userIds", "uuid[]")})`,
  from: (statement) => `t.at >= ${statement.value("from", "timestamptz")}`,
  to: (statement) => `t.at < ${statement.value("to", "timestamptz")}`,
};

/** The log, newest first; its cursors are those that subscriptions resume behind. */
export function eventList(conditions: EventConditions): ListSource {
  const given = (Object.keys(CONDITIONS) as (keyof EventConditions)[]).filter((name) => conditions[name] != null);
  return {
    shape: `events ${given.join()}`,
    list: LOG,
    type: "Event",
    where: (statement) => given.map((name) => CONDITIONS[name](statement)),
    values: { ...conditions },
    order: [{ sql: "t.sequence", type: "bigint" }],
    direction: "desc",
  };
}
