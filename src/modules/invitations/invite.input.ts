import type { Language } from "../../access/language.js";
import { type ListedAddress, parseAddressList } from "../../input/address-list.js";
import { InputCheck } from "../../input/input-check.js";
import { placesOf } from "../../input/places.js";
import { placedParts } from "../structure/index.js";
import { checkKind, type GivenKind, MOST_CONVERSATIONS, type WantedGifts } from "../users/index.js";

const MESSAGE_MAX = 1_000;

export interface InviteInput extends GivenKind {
  emails: readonly string[];
  conversationLimit?: number | null;
  message?: string | null;
  language?: Language | null;
  atomic?: boolean | null;
  dryRun?: boolean | null;
}

/** What is to be offered to whom, cleaned. */
export interface WantedInvitations extends WantedGifts {
  addresses: readonly ListedAddress[];
  kind: "MEMBER" | "CLIENT";
  conversationLimit: number | null;
  message: string | null;
  /** Null: the account's. */
  language: Language | null;
}

/** @throws Refusal with all that is wrong with the request as a whole. */
export function cleanInvite(input: InviteInput): WantedInvitations {
  const check = new InputCheck();
  const roles = placesOf(input.roleIds ?? [], ["input", "roleIds"]);
  const parts = placedParts(input, ["input"]);
  const { addresses, tooMany } = parseAddressList(input.emails);
  if (tooMany) check.refuse("TOO_MANY", ["input", "emails"]);
  else if (!addresses.length) check.refuse("BLANK", ["input", "emails"]);
  const { kind, organizationId } = checkKind(check, input);
  const conversationLimit = check.optionalInteger(
    input.conversationLimit,
    ["input", "conversationLimit"],
    MOST_CONVERSATIONS,
  );
  const message = check.optionalText(input.message, ["input", "message"], MESSAGE_MAX);
  check.done();
  return {
    addresses,
    kind,
    organizationId,
    roles,
    parts,
    conversationLimit: conversationLimit ?? null,
    message: message ?? null,
    language: input.language ?? null,
  };
}
