import { Language } from "../../access/language.js";
import { normalizeDomain } from "../../input/domains.js";
import type { InputCheck } from "../../input/input-check.js";
import { isRegion, isTimeZone } from "../../input/locale.js";

/** The most domains that an account may name. */
const MOST_DOMAINS = 100;

/** Where an account is taken to be that does not say so: where most who speak its language are, or nowhere in particular. */
const DEFAULTS: Readonly<Record<Language, { region: string; timeZone: string }>> = {
  [Language.EN]: { region: "US", timeZone: "UTC" },
  [Language.ES]: { region: "ES", timeZone: "Europe/Madrid" },
  [Language.PT_BR]: { region: "BR", timeZone: "America/Sao_Paulo" },
};

interface GivenLocale {
  language?: Language | null;
  region?: string | null;
  timeZone?: string | null;
}

/** A new account's language, region and time zone: as given, otherwise English and what goes with the language. */
export function localeOf(check: InputCheck, { language, region, timeZone }: GivenLocale) {
  const spoken = language ?? Language.EN;
  return {
    language: spoken,
    region: checkRegion(check, region ?? DEFAULTS[spoken].region),
    timeZone: checkTimeZone(check, timeZone ?? DEFAULTS[spoken].timeZone),
  };
}

/** The same fields of a patch. */
export const changedLocale = (check: InputCheck, { language, region, timeZone }: GivenLocale) => ({
  language: given(check, language, "language"),
  region: region === undefined ? undefined : checkRegion(check, region),
  timeZone: timeZone === undefined ? undefined : checkTimeZone(check, timeZone),
});

/** What a patch may leave alone but not clear, and the schema has checked otherwise. */
export function given<Value>(check: InputCheck, value: Value | null | undefined, field: string): Value | undefined {
  if (value === null) check.refuse("BLANK", ["input", field]);
  return value ?? undefined;
}

/** Domains as they are compared with those of addresses, each once. Null clears, as an empty list does. */
export function changedDomains(check: InputCheck, domains: readonly string[] | null | undefined): string[] | undefined {
  if (domains === undefined) return undefined;
  const path = ["input", "allowedEmailDomains"];
  if (domains && domains.length > MOST_DOMAINS) {
    check.refuse("TOO_MANY", path);
    return undefined;
  }
  const normalized = (domains ?? []).map((domain, index) => {
    const known = normalizeDomain(domain);
    if (known === null) check.refuse("INVALID", [...path, String(index)]);
    return known ?? "";
  });
  return [...new Set(normalized)];
}

/**
 * The slug that somebody means who types one; the empty text, which no account has, for what cannot be one. More lenient than the rule for
 * new slugs, which has become stricter and may again.
 */
export function typedSlug(text: string): string {
  const slug = text.trim().toLowerCase();
  return /^[a-z0-9-]{1,63}$/.test(slug) ? slug : "";
}

function checkRegion(check: InputCheck, region: string | null): string {
  if (region === null) check.refuse("BLANK", ["input", "region"]);
  else if (!isRegion(region.trim())) check.refuse("INVALID", ["input", "region"]);
  return region?.trim() ?? "";
}

function checkTimeZone(check: InputCheck, timeZone: string | null): string {
  if (timeZone === null) check.refuse("BLANK", ["input", "timeZone"]);
  else if (!isTimeZone(timeZone.trim())) check.refuse("INVALID", ["input", "timeZone"]);
  return timeZone?.trim() ?? "";
}
