/** What a team is structured by, as users and invitations list it, in the order in which the log tells of it. */
export const PART_LISTS = ["departments", "skills", "projects", "channels", "chatGroups"] as const;

export type PartList = (typeof PART_LISTS)[number];

/**
 * The table of each kind of part. Users and invitations have parts by tables of pairs, which are named after it: who has a skill is in
 * `user_skill`, to whom it is offered in `invitation_skill`, and which one it is in their column `skill_id`.
 */
export const TABLES: Readonly<Record<PartList, string>> = {
  departments: "department",
  skills: "skill",
  projects: "project",
  channels: "channel",
  chatGroups: "chat_group",
};

/** The order of lists of parts. */
export const byName = (part: string): string => `${part}.name_key, ${part}.id`;
