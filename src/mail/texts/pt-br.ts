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

  CHOOSE_PASSWORD: ({ accountName }) => ({
    subject: `Boas-vindas a ${accountName}`,
    paragraphs: [
      `Você agora faz parte da equipe de ${accountName}. Escolha uma senha e entre com ela e com este endereço de e-mail.`,
      "O link funciona uma única vez e por sete dias. Depois disso, você pode pedir outro na página de entrada.",
      "Se você não esperava esta mensagem, pode ignorá-la.",
    ],
    button: "Escolher senha",
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

  PASSWORD_SET: ({ accountName }) => ({
    subject: "Você recebeu uma nova senha",
    paragraphs: [
      `Um administrador de ${accountName} definiu uma nova senha para você, e todas as suas sessões foram encerradas. Ao entrar com ela, você escolhe uma senha própria.`,
      "Se você não sabe do que se trata, fale com o seu administrador.",
    ],
  }),

  NEW_SIGN_IN: ({ accountName, at, ipAddress, browser, system }, { dateTime }) => ({
    subject: `Novo acesso a ${accountName}`,
    paragraphs: [
      `Alguém entrou em ${accountName} com o seu usuário, de um dispositivo ou lugar que você ainda não tinha usado.`,
      `${[browser, system].filter(Boolean).join(" / ") || "Programa desconhecido"}, endereço ${ipAddress}, ${dateTime(at)}`,
      "Se foi você, não é preciso fazer nada. Se não foi, troque sua senha imediatamente, encerre suas outras sessões e avise seu administrador.",
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
