import { disposableEmailBlocklistSet } from "disposable-email-domains-js";
import { normalizeDomain } from "./domains.js";

/** Longest address that SMTP carries: RFC 5321, section 4.5.3.1.3, less the angle brackets. */
export const EMAIL_MAX = 254;

/** Atoms joined by single dots (RFC 5322, section 3.2.3), which is all that people have. */
const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;

/**
 * One address as it is stored and compared: trimmed, lower-cased, NFC, an international domain in its ASCII form. Null
 * for what is none: display names, comments, quoted local parts, IP literals, lists. So `a@x.io <b@evil.io>` is
 * refused, which mailers would otherwise deliver to the second.
 */
export function normalizeEmail(raw: string): string | null {
  const trimmed = raw.trim();
  // As it comes, an address of international letters may be longer than once normalised, but never by this much.
  if (trimmed.length > EMAIL_MAX * 4) return null;
  const text = trimmed.normalize("NFC").toLowerCase();
  const at = text.indexOf("@");
  const local = text.slice(0, at);
  if (at > 64 || /\s/.test(text) || !LOCAL_PART.test(local)) return null;
  const domain = normalizeDomain(text.slice(at + 1));
  if (!domain || at + 1 + domain.length > EMAIL_MAX) return null;
  return `${local}@${domain}`;
}

/** The domain of a normalised address. */
export const domainOf = (email: string): string => email.slice(email.lastIndexOf("@") + 1);

/** Whether a normalised address is of none of the domains that are allowed; where none is named, all are. */
export const isOutside = (email: string, allowedDomains: readonly string[]): boolean =>
  allowedDomains.length > 0 && !allowedDomains.includes(domainOf(email));

let disposableDomains: Set<string> | undefined;

/** Whether a normalised address lies in a domain, or below one, of the kept list of throw-away mailboxes. */
export function isDisposable(email: string): boolean {
  // Kept: the package's own test reads its list of thousands into a new set at every call.
  disposableDomains ??= disposableEmailBlocklistSet();
  const labels = domainOf(email).split(".");
  for (let i = 0; i < labels.length - 1; i++) if (disposableDomains.has(labels.slice(i).join("."))) return true;
  return false;
}
