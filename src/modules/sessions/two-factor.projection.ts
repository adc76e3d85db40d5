import "../users/index.js";
import { extend, type Field, project, sql } from "../../reading/projection.js";

/** A figure over the rows that a table has of each user. */
const counted = (table: string, sqlOf: (count: string) => string): Field => ({
  is: "figure",
  rows: (users, { account }) => ({
    key: "id",
    from: `select f.user_id as k, count(*)::int as v from ${table} f
      where f.account_id = ${account} and f.user_id = ${users.any("id")} group by f.user_id`,
  }),
  sql: sqlOf,
});

project({
  type: "TwoFactorState",
  table: "app_user",
  key: "id",
  fields: {
    required: sql(
      (user, { account }) =>
        `(${user}.two_factor_required or (select a.two_factor_required from account a where a.id = ${account}))`,
    ),
    enabled: counted("two_factor", (count) => `${count} is not null`),
    recoveryCodesLeft: counted("recovery_code", (count) => `coalesce(${count}, 0)`),
  },
});

extend("User", { twoFactor: { is: "object", type: "TwoFactorState" } });
