import { randomBytes } from "node:crypto";

const MIN = 3;
const MAX = 63;

/** Names that belong to the product and its operator: an account by one of them could pose as either. */
const RESERVED = new Set(
  `about abuse account accounts admin administrator api app apps assets auth billing blog cdn console contact dashboard
   demo dev docs email ftp graphql health help home hostmaster imap info internal invite invitation localhost login logout
   mail metrics news noreply null official operator pop postmaster privacy public register root security signin signup
   smtp staging static status support sysadmin system terms test undefined webmaster websocket www`.split(/\s+/),
);

/** Letters that Unicode does not take apart into a base and a mark. */
const FOLDED: Record<string, string> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i" };

/**
 * Whether an account may be called this: 3 to 63 lower-case letters, digits and single inner hyphens, so that it also
 * fits a host name (RFC 1123), and none of the reserved words.
 */
export const isSlug = (text: string): boolean =>
  text.length >= MIN && text.length <= MAX && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) && !RESERVED.has(text);

/** A slug for an account of this name: accents folded, the rest joined by hyphens; `team` where no letter remains. */
export function deriveSlug(name: string): string {
  const words = name
    .slice(0, 500)
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[ßæœøđðþłı]/g, (letter) => FOLDED[letter] ?? "")
    .replace(/[\p{M}'’]/gu, "")
    .split(/[^a-z0-9]+/);
  const slug = shorten(words.filter(Boolean).join("-"), MAX) || "team";
  return isSlug(slug) ? slug : `${slug}-team`;
}

/** What to try in turn for a name whose slug is taken: numbered ones, and at last one that nobody has. */
export function slugCandidates(name: string): string[] {
  const slug = deriveSlug(name);
  const endings = [2, 3, 4, 5, 6, 7, 8, 9, randomBytes(4).toString("hex")];
  return [slug, ...endings.map((ending) => `${shorten(slug, MAX - 9)}-${ending}`)];
}

const shorten = (slug: string, max: number): string => slug.slice(0, max).replace(/-$/, "");
