import { ALL_PERMISSIONS } from "../../access/permissions.js";
import { column, one, project, sql, timestamp } from "../../reading/projection.js";
import type { WholeSource } from "../../reading/source.js";

const CATALOGUE = `array[${ALL_PERMISSIONS.map((permission) => `'${permission}'`).join(", ")}]`;

project({
  type: "ApiKey",
  table: "api_key",
  key: "id",
  fields: {
    id: column("id"),
    name: column("name"),
    permissions: sql(
      (key) =>
        `to_json(array(select p from unnest(${CATALOGUE}) with ordinality c (p, n) where p = any(${key}.permissions) order by n))`,
    ),
    createdBy: one("User", "created_by"),
    createdAt: timestamp("created_at"),
    lastUsedAt: timestamp("last_used_at"),
    expiresAt: timestamp("expires_at"),
  },
});

/** The account's keys, newest first; one that has run out is gone, though that may not be recorded yet. */
export const everyKey: WholeSource = {
  shape: "api keys",
  type: "ApiKey",
  where: () => ["(t.expires_at is null or t.expires_at > now())"],
  orderBy: (key) => `${key}.created_at desc, ${key}.id desc`,
  values: {},
};
