import { column, project } from "../../reading/projection.js";
import type { Source } from "../../reading/source.js";

project({
  type: "Automation",
  // Every account has one, whether or not it was ever set.
  table: `(select a.id as account_id, s.greeting, s.closing, coalesce(s.distribution_enabled, false) as distribution_enabled
    from account a left join automation s on s.account_id = a.id)`,
  key: "account_id",
  fields: {
    greeting: column("greeting"),
    closing: column("closing"),
    distributionEnabled: column("distribution_enabled"),
  },
});

export const ofTheAccount: Source = { shape: "automation", type: "Automation", where: () => [], values: {} };
