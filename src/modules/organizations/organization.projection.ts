import { column, extend, linked, one, project, timestamp } from "../../reading/projection.js";
import { byName } from "../structure/index.js";
import "../users/index.js";
import { BY_NAME } from "./lists.js";

project({
  type: "Organization",
  table: "organization",
  key: "id",
  fields: {
    id: column("id"),
    name: column("name"),
    contactGroups: linked("ContactGroup", "organization_contact_group", "organization_id", "contact_group_id", byName),
    users: {
      is: "page",
      type: "User",
      list: "users of an organization",
      order: BY_NAME,
      rows: (organization) => ({
        from: "app_user t",
        where: [`t.organization_id = ${organization}.id`, "t.status <> 'DELETED'"],
      }),
    },
    createdAt: timestamp("created_at"),
    version: column("version"),
  },
});

project({
  type: "ContactGroup",
  table: "contact_group",
  key: "id",
  fields: {
    id: column("id"),
    name: column("name"),
    organizations: linked("Organization", "organization_contact_group", "contact_group_id", "organization_id", byName),
    contacts: {
      is: "page",
      type: "Contact",
      list: "contacts of a group",
      order: BY_NAME,
      rows: (group) => ({
        from: "contact_group_contact j join contact t on t.account_id = j.account_id and t.id = j.contact_id",
        where: [`j.contact_group_id = ${group}.id`],
      }),
    },
  },
});

project({
  type: "Contact",
  table: "contact",
  key: "id",
  fields: {
    id: column("id"),
    name: column("name"),
    email: column("email"),
    phone: column("phone"),
    groups: linked("ContactGroup", "contact_group_contact", "contact_id", "contact_group_id", byName),
    createdAt: timestamp("created_at"),
  },
});

extend("User", { organization: one("Organization", "organization_id") });
