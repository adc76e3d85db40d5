import { column, type Field, linked, one, project } from "../../reading/projection.js";
import { byName, type PartList, TABLES } from "./part.js";

const PART = { id: column("id"), name: column("name") };

const userCount = (part: string): Field => ({
  is: "figure",
  rows: (parts, { account }) => ({
    key: "id",
    // Whoever is deleted belongs to none.
    from: `select j.${part}_id as k, count(*)::int as v from user_${part} j
      where j.account_id = ${account} and j.${part}_id = ${parts.any("id")} group by j.${part}_id`,
  }),
  sql: (count) => `coalesce(${count}, 0)`,
});

const partOf = (type: string, table: string, fields: Record<string, Field>) =>
  project({ type, table, key: "id", fields: { ...PART, ...fields } });

partOf("Department", "department", { userCount: userCount("department") });
partOf("Skill", "skill", { userCount: userCount("skill") });
partOf("Project", "project", { userCount: userCount("project") });
partOf("Channel", "channel", { kind: column("kind"), status: column("status") });
partOf("ChatGroup", "chat_group", { channel: one("Channel", "channel_id") });

/** The parts that a user has, or that an invitation offers. */
export function assignedParts(owner: "user" | "invitation"): Record<PartList, Field> {
  const parts = (type: string, list: PartList) =>
    linked(type, `${owner}_${TABLES[list]}`, `${owner}_id`, `${TABLES[list]}_id`, byName);
  return {
    departments: parts("Department", "departments"),
    skills: parts("Skill", "skills"),
    projects: parts("Project", "projects"),
    channels: parts("Channel", "channels"),
    chatGroups: parts("ChatGroup", "chatGroups"),
  };
}
