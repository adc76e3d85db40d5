import type { InputCheck } from "../../input/input-check.js";
import type { Author } from "./conversation.js";

/** A contact is spoken for by the channel; otherwise a user speaks as itself, and a key, which is nobody, for the system. */
export function authorOf(
  check: InputCheck,
  asked: `${Author}` | null | undefined,
  userId: string | null,
  path: string[],
): `${Author}` {
  if (asked === "CONTACT") return "CONTACT";
  const author = userId === null ? "SYSTEM" : "USER";
  if (asked && asked !== author) check.refuse("INVALID", path);
  return author;
}
