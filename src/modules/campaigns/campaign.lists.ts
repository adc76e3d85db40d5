import { idOf } from "../../input/ids.js";
import type { ListSource, Source } from "../../reading/source.js";

/** All of the account's, newest first. */
export const NEWEST_FIRST: ListSource = {
  shape: "campaigns",
  list: "campaigns",
  type: "Campaign",
  where: () => [],
  values: {},
  order: [
    { sql: "t.created_at", type: "timestamptz" },
    { sql: "t.id", type: "uuid" },
  ],
  direction: "desc",
};

/** @throws BAD_USER_INPUT for a malformed id. */
export const byId = (id: string): Source => ({
  shape: "campaign",
  type: "Campaign",
  where: (statement) => [`t.id = ${statement.value("id", "uuid")}`],
  values: { id: idOf(id) },
});
