import { column, type Field, one, project, timestamp } from "../../reading/projection.js";

/** Of drafts, the contacts of their groups are counted. */
const recipientCount: Field = {
  is: "figure",
  rows: (campaigns, { account }) => ({
    key: "contact_group_id",
    from: `select j.contact_group_id as k, count(*)::int as v from contact_group_contact j
      where j.account_id = ${account} and j.contact_group_id = ${campaigns.any("case when recipient_count is null then contact_group_id end")}
      group by j.contact_group_id`,
  }),
  sql: (count, campaign) => `coalesce(${campaign}.recipient_count, ${count}, 0)`,
};

project({
  type: "Campaign",
  table: "campaign",
  key: "id",
  fields: {
    id: column("id"),
    name: column("name"),
    status: column("status"),
    channel: one("Channel", "channel_id"),
    contactGroup: one("ContactGroup", "contact_group_id"),
    text: column("text"),
    recipientCount,
    launchedAt: timestamp("launched_at"),
  },
});
