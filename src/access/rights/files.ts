import { Permission as P } from "../permissions.js";
import { member, memberOrKeyWith, type Right } from "../rules.js";

/** The map of rights goes on here for what is no field: files come and go over plain HTTP. A key sends those that it may put on messages. */
export const fileRights = {
  upload: memberOrKeyWith(P.CONVERSATIONS_INGEST, P.CONVERSATIONS_ASSIGN),
  download: member,
} satisfies Record<string, Right>;
