import { maskAddress } from "../mail.js";
import type { Texts } from "./texts.js";

export const PT_BR: Texts = {
  linkHint: "Se o botão não funcionar, abra este link:",
  footnote: "Esta mensagem foi enviada automaticamente. Por favor, não responda.",

  INVITATION: ({ accountName, inviterName, roleNames, message, expiresAt }, { dateTime, list }) => ({
    subject: inviterName ? `${inviterName} convida você para ${accountName}` : `Convite para ${accountName}`,
    paragraphs: [
      inviterName
        ? `${inviterName} convida você para fazer parte da equipe de ${accountName}.`
        : `Você recebeu um convite para fazer parte da equipe de ${accountName}.`,
      ...(roleNames.length ? [`Sua função: ${list(roleNames)}.`] : []),
      ...(message ? [{ quote: message }] : []),
      `O convite vale até ${dateTime(expiresAt)}. Se você não o esperava, pode ignorar esta mensagem.`,
    ],
    button: "Responder ao convite",
  }),

  VERIFY_EMAIL: () => ({
    subject: "Confirme seu e-mail",
    paragraphs: [
      "Por favor, confirme que este endereço de e-mail é seu.",
      "Se você não se cadastrou, pode ignorar esta mensagem.",
    ],
    button: "Confirmar e-mail",
  }),

  PASSWORD_RESET: ({ accountName }) => ({
    subject: "Escolha uma nova senha",
    paragraphs: [
      `Com este link você pode escolher uma nova senha para ${accountName}. Ele funciona uma única vez e por pouco tempo.`,
      "Se você não pediu isso, pode ignorar esta mensagem: sua senha continua a mesma.",
    ],
    button: "Escolher nova senha",
  }),

  EMAIL_CHANGE: () => ({
    subject: "Confirme seu novo e-mail",
    paragraphs: [
      "Você pediu para usar este endereço de e-mail a partir de agora. Por favor, confirme-o; até lá nada muda.",
      "Se não foi você, pode ignorar esta mensagem.",
    ],
    button: "Confirmar novo e-mail",
  }),

  EMAIL_CHANGE_NOTICE: ({ newAddress }) => ({
    subject: "Seu e-mail está prestes a mudar",
    paragraphs: [
      `Alguém que conhece sua senha pediu para mudar o e-mail do seu usuário para ${maskAddress(newAddress)}. A mudança acontece assim que o novo endereço for confirmado.`,
      "Se não foi você, troque sua senha imediatamente e avise seu administrador.",
    ],
  }),

  PASSWORD_CHANGED: () => ({
    subject: "Sua senha foi alterada",
    paragraphs: [
      "Sua senha acaba de ser alterada, e todas as suas outras sessões foram encerradas.",
      "Se não foi você, peça imediatamente uma nova senha na página de entrada e avise seu administrador.",
    ],
  }),

  SEATS_REQUESTED: ({ accountName, accountSlug, seatsNow, seatsWanted, note, askerName }) => ({
    subject: `${accountName} pede ${seatsWanted} licenças`,
    paragraphs: [
      `${askerName}, de ${accountName} (${accountSlug}), pede ${seatsWanted} licenças. A conta tem ${seatsNow} agora.`,
      ...(note ? [{ quote: note }] : []),
    ],
  }),
};
