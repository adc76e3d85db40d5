import { column, project, sql, timestamp } from "../../reading/projection.js";

/** Members count in every status but deleted, invitations while they are pending; client accounts take no seat. */
export const SEATS_USED =
  "select count(*)::int from app_user where account_id = $account and kind = 'MEMBER' and status <> 'DELETED'";
export const SEATS_RESERVED =
  "select count(*)::int from invitation where account_id = $account and kind = 'MEMBER' and status = 'PENDING'";

// An account is a tenant of its own: a view names its id as every other table does.
const TABLE = "(select id as account_id, a.* from account a)";

project({
  type: "Account",
  table: TABLE,
  key: "id",
  fields: {
    id: column("id"),
    name: column("name"),
    slug: column("slug"),
    language: column("language"),
    region: column("region"),
    timeZone: column("time_zone"),
    signatureEnabled: column("signature_enabled"),
    twoFactorRequired: column("two_factor_required"),
    allowedEmailDomains: column("allowed_email_domains"),
    invitationDays: column("invitation_days"),
    retentionDays: column("retention_days"),
    features: column("features"),
    campaignCredits: column("campaign_credits"),
    seats: {
      is: "one",
      type: "Seats",
      // Counted once, however many of the fields are selected.
      rows: (_, { account }) => ({
        key: "id",
        from: `select a.id as k, a.seat_limit, (${SEATS_USED}) as used, (${SEATS_RESERVED}) as reserved from account a where a.id = $account`.replaceAll(
          "$account",
          account,
        ),
      }),
    },
    createdAt: timestamp("created_at"),
  },
});

project({
  type: "Seats",
  table: TABLE,
  key: "id",
  fields: {
    limit: column("seat_limit"),
    used: column("used"),
    reserved: column("reserved"),
    available: sql((seats) => `greatest(${seats}.seat_limit - ${seats}.used - ${seats}.reserved, 0)`),
  },
});
