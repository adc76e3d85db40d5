import { column, project } from "../../reading/projection.js";

project({
  type: "Label",
  table: "label",
  key: "id",
  fields: { id: column("id"), name: column("name"), color: column("color") },
});
