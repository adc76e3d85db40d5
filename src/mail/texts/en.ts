import { maskAddress } from "../mail.js";
import type { Texts } from "./texts.js";

export const EN: Texts = {
  linkHint: "If the button does not work, open this link:",
  footnote: "This message was sent automatically. Please do not reply to it.",

  INVITATION: ({ accountName, inviterName, roleNames, message, expiresAt }, { dateTime, list }) => ({
    subject: inviterName ? `${inviterName} invites you to ${accountName}` : `You are invited to ${accountName}`,
    paragraphs: [
      inviterName
        ? `${inviterName} invites you to join the team of ${accountName}.`
        : `You are invited to join the team of ${accountName}.`,
      ...(roleNames.length ? [`Your role: ${list(roleNames)}.`] : []),
      ...(message ? [{ quote: message }] : []),
      `The invitation is valid until ${dateTime(expiresAt)}. If you did not expect it, you can ignore this message.`,
    ],
    button: "Answer the invitation",
  }),

  VERIFY_EMAIL: () => ({
    subject: "Confirm your e-mail address",
    paragraphs: [
      "Please confirm that this e-mail address is yours.",
      "If you did not sign up, you can ignore this message.",
    ],
    button: "Confirm address",
  }),

  PASSWORD_RESET: ({ accountName }) => ({
    subject: "Choose a new password",
    paragraphs: [
      `With this link you can choose a new password for ${accountName}. It works once and for a short time only.`,
      "If you did not ask for it, you can ignore this message: your password stays as it is.",
    ],
    button: "Choose a new password",
  }),

  CHOOSE_PASSWORD: ({ accountName }) => ({
    subject: `Welcome to ${accountName}`,
    paragraphs: [
      `You are now in the team of ${accountName}. Choose a password, and sign in with it and this e-mail address.`,
      "The link works once, within seven days. After that you can ask for a new one on the sign-in page.",
      "If you did not expect this message, you can ignore it.",
    ],
    button: "Choose a password",
  }),

  EMAIL_CHANGE: () => ({
    subject: "Confirm your new e-mail address",
    paragraphs: [
      "You asked to use this e-mail address from now on. Please confirm it; until then nothing changes.",
      "If it was not you, you can ignore this message.",
    ],
    button: "Confirm new address",
  }),

  EMAIL_CHANGE_NOTICE: ({ newAddress }) => ({
    subject: "Your e-mail address is about to change",
    paragraphs: [
      `Somebody who knows your password asked to change the e-mail address of your user to ${maskAddress(newAddress)}. It changes as soon as the new address is confirmed.`,
      "If it was not you, change your password at once and tell your administrator.",
    ],
  }),

  PASSWORD_CHANGED: () => ({
    subject: "Your password was changed",
    paragraphs: [
      "Your password was changed just now, and you were signed out everywhere else.",
      "If it was not you, ask for a new password on the sign-in page at once and tell your administrator.",
    ],
  }),

  PASSWORD_SET: ({ accountName }) => ({
    subject: "You were given a new password",
    paragraphs: [
      `An administrator of ${accountName} has set a new password for you, and you were signed out everywhere. When you sign in with it, you choose one of your own.`,
      "If you do not know of this, ask your administrator.",
    ],
  }),

  NEW_SIGN_IN: ({ accountName, at, ipAddress, browser, system }, { dateTime }) => ({
    subject: `New sign-in to ${accountName}`,
    paragraphs: [
      `Somebody has signed in to ${accountName} as you, from a device or a place that you have not used before.`,
      `${[browser, system].filter(Boolean).join(" / ") || "Unknown program"}, address ${ipAddress}, ${dateTime(at)}`,
      "If it was you, there is nothing to do. If not, change your password at once, end your other sessions, and tell your administrator.",
    ],
  }),

  SEATS_REQUESTED: ({ accountName, accountSlug, seatsNow, seatsWanted, note, askerName }) => ({
    subject: `${accountName} asks for ${seatsWanted} seats`,
    paragraphs: [
      `${askerName} of ${accountName} (${accountSlug}) asks for ${seatsWanted} seats. The account has ${seatsNow} now.`,
      ...(note ? [{ quote: note }] : []),
    ],
  }),
};
