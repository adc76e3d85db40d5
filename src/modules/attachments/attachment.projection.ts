import "../conversations/index.js";
import { column, extend, project, sql } from "../../reading/projection.js";
import { PATH } from "./attachment.store.js";

project({
  type: "Attachment",
  table: "attachment",
  key: "id",
  fields: {
    id: column("id"),
    fileName: column("file_name"),
    mediaType: column("media_type"),
    byteLength: column("byte_length"),
    url: sql((row) => `'${PATH}' || ${row}.id`),
  },
});

extend("Message", {
  attachments: {
    is: "many",
    type: "Attachment",
    orderBy: (row) => `${row}.position`,
    rows: (messages, { account, client }) => ({
      key: "id",
      from: `select t.message_id as k, t.* from attachment t
        where t.account_id = ${account} and t.message_id = ${messages.any("id")} and not ${client}`,
    }),
  },
  attachmentsHidden: sql(
    (message, { account, client }) =>
      `(${client} and exists (select from attachment t where t.account_id = ${account} and t.message_id = ${message}.id))`,
  ),
});
