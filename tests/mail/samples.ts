import { Language } from "../../src/access/language.js";
import type { Mail, MailKind, MailOf } from "../../src/mail/mail.js";

const letter = { accountId: "01900000-0000-7000-8000-000000000001", to: "maria@example.com", language: Language.EN };

/** One mail of each kind; leaving one out does not compile. */
const SAMPLES: { [Kind in MailKind]: MailOf<Kind> } = {
  INVITATION: {
    ...letter,
    kind: "INVITATION",
    token: "TOKEN-1_x",
    accountName: "Açaí & Co",
    inviterName: "João O'Neil",
    roleNames: ["Agent", "Editor"],
    message: "Welcome!\nSee you.",
    expiresAt: new Date("2026-11-29T13:05:00Z"),
  },
  VERIFY_EMAIL: { ...letter, kind: "VERIFY_EMAIL", token: "TOKEN-1_x" },
  PASSWORD_RESET: { ...letter, kind: "PASSWORD_RESET", token: "TOKEN-1_x", accountName: "Açaí & Co" },
  CHOOSE_PASSWORD: { ...letter, kind: "CHOOSE_PASSWORD", token: "TOKEN-1_x", accountName: "Açaí & Co" },
  EMAIL_CHANGE: { ...letter, kind: "EMAIL_CHANGE", token: "TOKEN-1_x" },
  EMAIL_CHANGE_NOTICE: { ...letter, kind: "EMAIL_CHANGE_NOTICE", newAddress: "maria.silva@example.org" },
  PASSWORD_CHANGED: { ...letter, kind: "PASSWORD_CHANGED" },
  PASSWORD_SET: { ...letter, kind: "PASSWORD_SET", accountName: "Açaí & Co" },
  NEW_SIGN_IN: {
    ...letter,
    kind: "NEW_SIGN_IN",
    accountName: "Açaí & Co",
    at: new Date("2026-11-22T09:30:00Z"),
    ipAddress: "203.0.113.7",
    browser: "Firefox",
    system: "Windows",
  },
  SEATS_REQUESTED: {
    ...letter,
    kind: "SEATS_REQUESTED",
    accountName: "Açaí & Co",
    accountSlug: "acai",
    seatsNow: 10,
    seatsWanted: 25,
    note: "We grow.",
    askerName: "João O'Neil",
  },
};

export const samples = Object.values(SAMPLES);

export const aMail = <Kind extends MailKind>(kind: Kind, changes: Partial<MailOf<Kind>> = {}): Mail =>
  ({ ...SAMPLES[kind], ...changes }) as Mail;
