import { maskAddress } from "../mail.js";
import type { Texts } from "./texts.js";

export const ES: Texts = {
  linkHint: "Si el botón no funciona, abra este enlace:",
  footnote: "Este mensaje se envió automáticamente. Por favor, no responda.",

  INVITATION: ({ accountName, inviterName, roleNames, message, expiresAt }, { dateTime, list }) => ({
    subject: inviterName ? `${inviterName} le invita a ${accountName}` : `Invitación a ${accountName}`,
    paragraphs: [
      inviterName
        ? `${inviterName} le invita a formar parte del equipo de ${accountName}.`
        : `Le invitamos a formar parte del equipo de ${accountName}.`,
      ...(roleNames.length ? [`Su función: ${list(roleNames)}.`] : []),
      ...(message ? [{ quote: message }] : []),
      `La invitación es válida hasta el ${dateTime(expiresAt)}. Si no la esperaba, puede ignorar este mensaje.`,
    ],
    button: "Responder a la invitación",
  }),

  VERIFY_EMAIL: () => ({
    subject: "Confirme su dirección de correo",
    paragraphs: [
      "Confirme, por favor, que esta dirección de correo es suya.",
      "Si no se ha registrado, puede ignorar este mensaje.",
    ],
    button: "Confirmar dirección",
  }),

  PASSWORD_RESET: ({ accountName }) => ({
    subject: "Elija una nueva contraseña",
    paragraphs: [
      `Con este enlace puede elegir una nueva contraseña para ${accountName}. Funciona una sola vez y por poco tiempo.`,
      "Si no lo ha pedido, puede ignorar este mensaje: su contraseña no cambia.",
    ],
    button: "Elegir nueva contraseña",
  }),

  CHOOSE_PASSWORD: ({ accountName }) => ({
    subject: `Le damos la bienvenida a ${accountName}`,
    paragraphs: [
      `Ya forma parte del equipo de ${accountName}. Elija una contraseña e inicie sesión con ella y con esta dirección de correo.`,
      "El enlace funciona una sola vez y durante siete días. Después podrá pedir otro en la página de acceso.",
      "Si no esperaba este mensaje, puede ignorarlo.",
    ],
    button: "Elegir contraseña",
  }),

  EMAIL_CHANGE: () => ({
    subject: "Confirme su nueva dirección de correo",
    paragraphs: [
      "Ha pedido usar esta dirección de correo a partir de ahora. Confírmela, por favor; hasta entonces nada cambia.",
      "Si no ha sido usted, puede ignorar este mensaje.",
    ],
    button: "Confirmar nueva dirección",
  }),

  EMAIL_CHANGE_NOTICE: ({ newAddress }) => ({
    subject: "Su dirección de correo está por cambiar",
    paragraphs: [
      `Alguien que conoce su contraseña ha pedido cambiar la dirección de correo de su usuario a ${maskAddress(newAddress)}. Cambiará en cuanto se confirme la nueva dirección.`,
      "Si no ha sido usted, cambie su contraseña de inmediato y avise a su administrador.",
    ],
  }),

  PASSWORD_CHANGED: () => ({
    subject: "Su contraseña ha cambiado",
    paragraphs: [
      "Su contraseña acaba de cambiar y se han cerrado todas sus demás sesiones.",
      "Si no ha sido usted, pida de inmediato una nueva contraseña en la página de acceso y avise a su administrador.",
    ],
  }),

  PASSWORD_SET: ({ accountName }) => ({
    subject: "Tiene una nueva contraseña",
    paragraphs: [
      `Un administrador de ${accountName} le ha asignado una nueva contraseña y se han cerrado todas sus sesiones. Al iniciar sesión con ella, elegirá una propia.`,
      "Si no sabe de qué se trata, consulte a su administrador.",
    ],
  }),

  NEW_SIGN_IN: ({ accountName, at, ipAddress, browser, system }, { dateTime }) => ({
    subject: `Nuevo inicio de sesión en ${accountName}`,
    paragraphs: [
      `Alguien ha iniciado sesión con su usuario en ${accountName} desde un dispositivo o un lugar que usted no había usado antes.`,
      `${[browser, system].filter(Boolean).join(" / ") || "Programa desconocido"}, dirección ${ipAddress}, ${dateTime(at)}`,
      "Si ha sido usted, no tiene que hacer nada. Si no, cambie su contraseña de inmediato, cierre sus demás sesiones y avise a su administrador.",
    ],
  }),

  SEATS_REQUESTED: ({ accountName, accountSlug, seatsNow, seatsWanted, note, askerName }) => ({
    subject: `${accountName} solicita ${seatsWanted} licencias`,
    paragraphs: [
      `${askerName}, de ${accountName} (${accountSlug}), solicita ${seatsWanted} licencias. La cuenta tiene ahora ${seatsNow}.`,
      ...(note ? [{ quote: note }] : []),
    ],
  }),
};
