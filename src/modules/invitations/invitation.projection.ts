import { column, linked, one, project, timestamp } from "../../reading/projection.js";
import { systemRolesFirst } from "../roles/index.js";
import { assignedParts } from "../structure/index.js";

project({
  type: "Invitation",
  table: "invitation",
  key: "id",
  fields: {
    id: column("id"),
    email: column("email"),
    kind: column("kind"),
    status: column("status"),
    roles: linked("Role", "invitation_role", "invitation_id", "role_id", systemRolesFirst),
    ...assignedParts("invitation"),
    conversationLimit: column("conversation_limit"),
    organization: one("Organization", "organization_id"),
    message: column("message"),
    language: column("language"),
    invitedBy: {
      is: "one",
      type: "User",
      rows: (invitations, { account }) => ({
        key: "invited_by",
        from: `select u.id as k, u.* from app_user u
          where u.account_id = ${account} and u.id = ${invitations.any("invited_by")} and u.erased_at is null`,
      }),
    },
    acceptedBy: one("User", "accepted_by"),
    createdAt: timestamp("created_at"),
    sentAt: timestamp("sent_at"),
    sendCount: column("send_count"),
    expiresAt: timestamp("expires_at"),
    delivery: column("delivery"),
    version: column("version"),
  },
});
