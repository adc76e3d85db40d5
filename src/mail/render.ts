import type { Language } from "../access/language.js";
import { LOCALES, layOut, type Rendered } from "./layout.js";
import type { Mail, MailKind } from "./mail.js";
import { EN } from "./texts/en.js";
import { ES } from "./texts/es.js";
import { PT_BR } from "./texts/pt-br.js";
import type { Format, Texts, Words } from "./texts/texts.js";

const TEXTS: Readonly<Record<Language, Texts>> = { EN, ES, PT_BR };

/** Where the links lead; the console behind `appUrl` has these pages. */
const PATHS: Readonly<Partial<Record<MailKind, string>>> = {
  INVITATION: "/accept-invitation",
  PASSWORD_RESET: "/reset-password",
  CHOOSE_PASSWORD: "/reset-password",
  VERIFY_EMAIL: "/verify-email",
  EMAIL_CHANGE: "/verify-email",
};

/** A mail as its reader gets it. Links start with `appUrl`. */
export function render(mail: Mail, appUrl: string): Rendered {
  const texts = TEXTS[mail.language];
  const write = texts[mail.kind] as (mail: Mail, format: Format) => Words;
  const { subject, paragraphs, button } = write(mail, formatFor(mail.language));
  const url = linkOf(mail, appUrl);
  return layOut(
    {
      subject,
      paragraphs,
      ...(button && url && { button: { label: button, url }, linkHint: texts.linkHint }),
      footnote: texts.footnote,
    },
    mail.language,
  );
}

function linkOf(mail: Mail, appUrl: string): string | undefined {
  if (!("token" in mail)) return undefined;
  return `${appUrl.replace(/\/+$/, "")}${PATHS[mail.kind]}?token=${encodeURIComponent(mail.token)}`;
}

function formatFor(language: Language): Format {
  const locale = LOCALES[language];
  return {
    dateTime: (at) => `${at.toLocaleString(locale, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" })} (UTC)`,
    list: (names) => new Intl.ListFormat(locale).format(names),
  };
}
