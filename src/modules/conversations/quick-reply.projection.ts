import { column, project } from "../../reading/projection.js";

project({
  type: "QuickReply",
  table: "quick_reply",
  key: "id",
  fields: { id: column("id"), shortcut: column("shortcut"), text: column("text") },
});
