import { domainToASCII } from "node:url";

const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;
/** Letters, digits, hyphens and dots, or what an international name has instead: nothing invisible, though IDNA overlooks it. */
const WRITTEN = /^(?:[a-z0-9.-]|(?!\p{Default_Ignorable_Code_Point})[^\0-\x7f])+$/u;
/** Never all digits: that keeps out IP addresses in each of their spellings, which `domainToASCII` turns into this one. */
const TOP_LEVEL = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

/**
 * A domain as it is stored and compared: trimmed, lower-cased, international names in their ASCII form (RFC 5891), of
 * at least two labels and at most 253 characters, without a final dot. Null for everything else.
 */
export function normalizeDomain(raw: string): string | null {
  const trimmed = raw.trim();
  if (trimmed.length > 253) return null;
  // Compatibility forms first: domainToASCII reads a full-width slash as the end of a host, and silently drops the rest.
  const folded = trimmed.normalize("NFKC").toLowerCase();
  if (!WRITTEN.test(folded)) return null;
  const domain = domainToASCII(folded);
  const labels = domain.split(".");
  if (domain.length > 253 || labels.length < 2) return null;
  return labels.every((label) => LABEL.test(label)) && TOP_LEVEL.test(labels.at(-1) ?? "") ? domain : null;
}
