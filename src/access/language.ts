/** The languages of messages, mails and system roles' names. */
export enum Language {
  EN = "EN",
  ES = "ES",
  PT_BR = "PT_BR",
}

/** One text in every language: leaving one out does not compile. */
export type Translated = Readonly<Record<Language, string>>;

/**
 * What an Accept-Language header (RFC 9110, section 12.5.4) asks for, English in doubt. Only the primary subtag counts:
 * any Portuguese is answered in Brazilian Portuguese.
 */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? "")
    .slice(0, 200)
    .split(",")
    .map((range) => {
      const [tag = "", ...parameters] = range.trim().toLowerCase().split(";");
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
      return { primary: tag.split("-")[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const known: Record<string, Language> = { en: Language.EN, es: Language.ES, pt: Language.PT_BR };
  for (const { primary } of wanted) if (primary && known[primary]) return known[primary];
  return Language.EN;
}
