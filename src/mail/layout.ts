import type { Language } from "../access/language.js";

/** What a mail says, apart from how it looks: plain text throughout. */
export interface Content {
  subject: string;
  paragraphs: readonly (string | Quote)[];
  button?: { label: string; url: string };
  /** Shown before the bare link, for readers whose program shows no button. */
  linkHint?: string;
  footnote: string;
}

/** Somebody's own words, line breaks included. */
export interface Quote {
  quote: string;
}

export interface Rendered {
  subject: string;
  text: string;
  html: string;
}

/** BCP 47 tags, for `lang`, Content-Language and dates. */
export const LOCALES: Readonly<Record<Language, string>> = { EN: "en", ES: "es", PT_BR: "pt-BR" };

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Safe as the text of an element and as a quoted attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);

/** A header is one line: names are checked where they come in, but no mail depends on that. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();

/** The same words as text and as HTML. Every piece is escaped here and nowhere else. */
export function layOut(content: Content, language: Language): Rendered {
  const subject = oneLine(content.subject);
  return { subject, text: asText(content), html: asHtml(content, subject, LOCALES[language]) };
}

function asText({ paragraphs, button, footnote }: Content): string {
  const blocks = paragraphs.map((part) => (typeof part === "string" ? part : part.quote.replace(/^/gm, "> ")));
  if (button) blocks.push(`${button.label}:\n${button.url}`);
  blocks.push(`-- \n${footnote}`);
  return `${blocks.join("\n\n")}\n`;
}

// No tables, no images, nothing external. Colours only where both are set, so that dark modes can invert the rest.
const BODY =
  "margin:0 auto;padding:24px 16px;max-width:560px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif";
const BUTTON =
  "display:inline-block;padding:12px 20px;border-radius:6px;background:#1f5fbf;color:#ffffff;font-weight:600;text-decoration:none";
const QUOTE = "margin:16px 0;padding:0 0 0 12px;border-left:3px solid #8a94a6;white-space:pre-line";
const SMALL = "font-size:13px;line-height:1.4";

function asHtml({ paragraphs, button, linkHint, footnote }: Content, title: string, locale: string): string {
  const parts = paragraphs.map((part) =>
    typeof part === "string"
      ? `<p>${escapeHtml(part)}</p>`
      : `<blockquote style="${QUOTE}">${escapeHtml(part.quote)}</blockquote>`,
  );
  if (button) {
    const url = escapeHtml(button.url);
    parts.push(
      `<p style="margin:24px 0"><a href="${url}" style="${BUTTON}">${escapeHtml(button.label)}</a></p>`,
      `<p style="${SMALL}">${escapeHtml(linkHint ?? "")}<br><a href="${url}" style="word-break:break-all">${url}</a></p>`,
    );
  }
  parts.push(`<p style="${SMALL};opacity:.75">${escapeHtml(footnote)}</p>`);
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
</head>
<body style="${BODY}">
${parts.join("\n")}
</body>
</html>
`;
}
