import { expect, test } from "vitest";
import { Language } from "../../src/access/language.js";
import { maskAddress } from "../../src/mail/mail.js";
import { render } from "../../src/mail/render.js";
import { aMail, samples } from "./samples.js";

const APP = "https://app.example.com";
const PATHS: Record<string, string> = {
  INVITATION: "/accept-invitation",
  VERIFY_EMAIL: "/verify-email",
  PASSWORD_RESET: "/reset-password",
  CHOOSE_PASSWORD: "/reset-password",
  EMAIL_CHANGE: "/verify-email",
};

const every = samples.flatMap((mail) => Object.values(Language).map((language) => ({ ...mail, language })));

test.each(every)("$kind in $language is whole", (mail) => {
  const { subject, text, html } = render(mail, `${APP}/`);
  for (const part of [subject, text, html]) expect(part).not.toMatch(/undefined|null|\[object|NaN|Invalid/);
  expect(subject).not.toBe("");
  expect(html).toContain(`<html lang="${{ EN: "en", ES: "es", PT_BR: "pt-BR" }[mail.language]}">`);

  const path = PATHS[mail.kind];
  const link = `${APP}${path}?token=TOKEN-1_x`;
  if (path) {
    expect(text).toContain(`\n${link}\n`);
    expect(html.split(`href="${link}"`)).toHaveLength(3);
  } else expect(html).not.toContain("href=");
});

test.each(samples)("$kind differs from language to language", (mail) => {
  const texts = Object.values(Language).map((language) => render({ ...mail, language }, APP));
  expect(new Set(texts.map(({ subject }) => subject)).size).toBe(3);
  expect(new Set(texts.map(({ text }) => text)).size).toBe(3);
});

const HOSTILE = `<script>alert("1")</script>'&amp;`;
const hostile = (mail: object) =>
  Object.fromEntries(
    Object.entries(mail).map(([name, value]) => [
      name,
      ["kind", "to", "language"].includes(name)
        ? value
        : typeof value === "string"
          ? HOSTILE
          : Array.isArray(value)
            ? [HOSTILE]
            : value,
    ]),
  );

test.each(every)("$kind in $language escapes what people typed", (mail) => {
  const { html } = render(hostile(mail) as typeof mail, APP);
  for (const tag of html.match(/<[^>]*>/g) ?? []) {
    expect(tag).toMatch(/^<(!doctype|\/?(html|head|meta|title|body|p|blockquote|a|br))\b/);
    expect(tag.split('"').length % 2, "quotes are paired").toBe(1);
  }
});

test.each([
  ["Acme\r\nBcc: victim@example.com", "Ana invites you to Acme Bcc: victim@example.com"],
  ["Acme\nX\u2028Y\u0000Z", "Ana invites you to Acme X Y Z"],
])("a subject is one line: %j", (accountName, subject) => {
  expect(render(aMail("INVITATION", { accountName, inviterName: "Ana" }), APP).subject).toBe(subject);
});

test("an invitation says what is known, and nothing of what is not", () => {
  const full = render(aMail("INVITATION"), APP).text;
  expect(full).toBe(`João O'Neil invites you to join the team of Açaí & Co.

Your role: Agent and Editor.

> Welcome!
> See you.

The invitation is valid until November 29, 2026 at 1:05 PM (UTC). If you did not expect it, you can ignore this message.

Answer the invitation:
https://app.example.com/accept-invitation?token=TOKEN-1_x

-- 
This message was sent automatically. Please do not reply to it.
`);
  const bare = render(aMail("INVITATION", { inviterName: null, roleNames: [], message: null }), APP).text;
  expect(bare).toContain("You are invited to join the team of Açaí & Co.\n\nThe invitation is valid");
});

test.each([
  [Language.ES, /29 de noviembre de 2026.* 13:05 \(UTC\)/, "Agent y Editor"],
  [Language.PT_BR, /29 de novembro de 2026.* 13:05 \(UTC\)/, "Agent e Editor"],
])("dates and lists are those of %s", (language, date, list) => {
  const { text } = render(aMail("INVITATION", { language }), APP);
  expect(text).toMatch(date);
  expect(text).toContain(list);
});

test.each([
  ["maria@example.com", "m***@example.com"],
  ["a@b.io", "a***@b.io"],
  ["çelik@x.org", "ç***@x.org"],
])("%s is shown as %s", (address, masked) => expect(maskAddress(address)).toBe(masked));

test("the old address learns only the mask of the new one", () => {
  const { text, html } = render(aMail("EMAIL_CHANGE_NOTICE"), APP);
  for (const part of [text, html]) {
    expect(part).toContain("m***@example.org");
    expect(part).not.toContain("silva");
  }
});
