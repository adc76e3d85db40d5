import type { Language, Translated } from "../access/language.js";
import { type Problem, UserErrorCode } from "./user-error.js";

/** What went wrong and what to do about it; never a value of the input. Leaving out a code or a language does not compile. */
const TEXTS: Readonly<Record<UserErrorCode, Translated>> = {
  [UserErrorCode.ABORTED]: {
    EN: "Nothing is wrong with this one; it was left as it is because another of the same request could not be done.",
    ES: "Aquí no hay ningún error: no se cambió porque otro elemento de la misma solicitud no se pudo procesar.",
    PT_BR:
      "Não há nada de errado com este item: ele ficou como está porque outro da mesma solicitação não pôde ser feito.",
  },
  [UserErrorCode.ALREADY_EXISTS]: {
    EN: "There is one by this name already. Please choose another.",
    ES: "Ya existe uno con este nombre. Por favor, elija otro.",
    PT_BR: "Já existe um com este nome. Por favor, escolha outro.",
  },
  [UserErrorCode.ALREADY_INVITED]: {
    EN: "An invitation to this address is already on its way. You can send it again instead.",
    ES: "Ya hay una invitación pendiente para esta dirección. En su lugar, puede reenviarla.",
    PT_BR: "Já há um convite pendente para este endereço. Em vez disso, você pode reenviá-lo.",
  },
  [UserErrorCode.ALREADY_MEMBER]: {
    EN: "Somebody with this address is already in the account.",
    ES: "Ya hay alguien con esta dirección en la cuenta.",
    PT_BR: "Já há alguém com este endereço na conta.",
  },
  [UserErrorCode.BLANK]: {
    EN: "Please fill this in.",
    ES: "Por favor, complete este campo.",
    PT_BR: "Por favor, preencha este campo.",
  },
  [UserErrorCode.CANNOT_TARGET_SELF]: {
    EN: "You cannot do this to yourself. Please ask another administrator.",
    ES: "No puede hacer esto con su propio usuario. Pídaselo a otro administrador.",
    PT_BR: "Você não pode fazer isso com o seu próprio usuário. Peça a outro administrador.",
  },
  [UserErrorCode.CAPACITY_REACHED]: {
    EN: "This person has as many open conversations as allowed. Choose somebody else, or wait until one is closed.",
    ES: "Esta persona ya tiene el máximo de conversaciones abiertas. Elija a otra o espere a que se cierre alguna.",
    PT_BR: "Esta pessoa já tem o máximo de conversas abertas. Escolha outra ou espere até que uma seja encerrada.",
  },
  [UserErrorCode.CONFLICT]: {
    EN: "Somebody else has changed this in the meantime. Look at it as it is now, and try again.",
    ES: "Otra persona ha cambiado esto mientras tanto. Revise cómo está ahora e inténtelo de nuevo.",
    PT_BR: "Outra pessoa alterou isto nesse meio-tempo. Veja como está agora e tente de novo.",
  },
  [UserErrorCode.EMAIL_DISPOSABLE]: {
    EN: "This is a throw-away mailbox. Please use an address that lasts.",
    ES: "Este es un buzón desechable. Por favor, use una dirección permanente.",
    PT_BR: "Esta é uma caixa de e-mail descartável. Por favor, use um endereço permanente.",
  },
  [UserErrorCode.EMAIL_DOMAIN_NOT_ALLOWED]: {
    EN: "Only addresses of the account's own domains may be invited. An administrator can change which these are.",
    ES: "Solo se pueden invitar direcciones de los dominios permitidos por la cuenta. Un administrador puede cambiarlos.",
    PT_BR: "Só podem ser convidados endereços dos domínios permitidos pela conta. Um administrador pode alterá-los.",
  },
  [UserErrorCode.EMAIL_INVALID]: {
    EN: "This is not an e-mail address. Please check how it is written.",
    ES: "Esto no es una dirección de correo. Por favor, revise cómo está escrita.",
    PT_BR: "Isto não é um endereço de e-mail. Por favor, confira como está escrito.",
  },
  [UserErrorCode.ESCALATION]: {
    EN: "This takes more rights than you hold yourself. Please ask an administrator.",
    ES: "Esto requiere más permisos de los que usted tiene. Pídaselo a un administrador.",
    PT_BR: "Isto exige mais permissões do que você tem. Peça a um administrador.",
  },
  [UserErrorCode.FEATURE_NOT_ENABLED]: {
    EN: "Your account does not have this feature yet. It is being released step by step, and it will come.",
    ES: "Su cuenta aún no dispone de esta función. La estamos activando poco a poco y pronto llegará.",
    PT_BR: "Sua conta ainda não tem este recurso. Ele está sendo liberado aos poucos e em breve chegará.",
  },
  [UserErrorCode.IN_USE]: {
    EN: "This is still in use. Take it off where it is used, and try again.",
    ES: "Esto aún está en uso. Quítelo de donde se usa e inténtelo de nuevo.",
    PT_BR: "Isto ainda está em uso. Retire-o de onde é usado e tente de novo.",
  },
  [UserErrorCode.INSUFFICIENT_CREDITS]: {
    EN: "The account has too few campaign credits for so many recipients. Choose a smaller group, or ask for more credits.",
    ES: "La cuenta no tiene suficientes créditos de campaña para tantos destinatarios. Elija un grupo menor o solicite más créditos.",
    PT_BR:
      "A conta não tem créditos de campanha suficientes para tantos destinatários. Escolha um grupo menor ou peça mais créditos.",
  },
  [UserErrorCode.INVALID]: {
    EN: "This cannot be accepted as it is. Please check it.",
    ES: "Esto no se puede aceptar tal como está. Por favor, revíselo.",
    PT_BR: "Isto não pode ser aceito como está. Por favor, confira.",
  },
  [UserErrorCode.INVALID_CREDENTIALS]: {
    EN: "That does not match. Please check what you entered, and try again.",
    ES: "Los datos no coinciden. Por favor, revíselos e inténtelo de nuevo.",
    PT_BR: "Os dados não conferem. Por favor, confira e tente de novo.",
  },
  [UserErrorCode.INVALID_STATE]: {
    EN: "This is not possible any more, or not yet. Look at how it stands now.",
    ES: "Esto ya no es posible, o no lo es todavía. Revise cómo está ahora.",
    PT_BR: "Isto não é mais possível, ou ainda não é. Veja como está agora.",
  },
  [UserErrorCode.INVALID_TOKEN]: {
    EN: "This link or step is no longer valid. Please ask for a new one.",
    ES: "Este enlace o paso ya no es válido. Por favor, solicite uno nuevo.",
    PT_BR: "Este link ou esta etapa não vale mais. Por favor, peça um novo.",
  },
  [UserErrorCode.LAST_ADMINISTRATOR]: {
    EN: "The account would be left without an active administrator. Make somebody else administrator first.",
    ES: "La cuenta se quedaría sin ningún administrador activo. Nombre primero a otro administrador.",
    PT_BR: "A conta ficaria sem nenhum administrador ativo. Nomeie antes outro administrador.",
  },
  [UserErrorCode.NOT_FOUND]: {
    EN: "This does not exist, or not any more.",
    ES: "Esto no existe o ya no existe.",
    PT_BR: "Isto não existe ou não existe mais.",
  },
  [UserErrorCode.PASSWORD_TOO_WEAK]: {
    EN: "This password is too easy to guess. Use at least 10 characters: a few words that have nothing to do with you are best.",
    ES: "Esta contraseña es demasiado fácil de adivinar. Use al menos 10 caracteres: lo mejor son varias palabras que no tengan que ver con usted.",
    PT_BR:
      "Esta senha é fácil demais de adivinhar. Use pelo menos 10 caracteres: o melhor são algumas palavras que não tenham a ver com você.",
  },
  [UserErrorCode.SEATS_EXHAUSTED]: {
    EN: "All of the account's seats are taken. Ask for more, or free one by revoking an invitation or deleting a user.",
    ES: "Todas las licencias de la cuenta están ocupadas. Solicite más, o libere una revocando una invitación o eliminando un usuario.",
    PT_BR:
      "Todas as licenças da conta estão ocupadas. Peça mais, ou libere uma revogando um convite ou excluindo um usuário.",
  },
  [UserErrorCode.TOO_LONG]: {
    EN: "This is too long. Please shorten it.",
    ES: "Esto es demasiado largo. Por favor, acórtelo.",
    PT_BR: "Isto é longo demais. Por favor, encurte.",
  },
  [UserErrorCode.TOO_MANY]: {
    EN: "These are too many at once. Please split them up.",
    ES: "Son demasiados a la vez. Por favor, divídalos en partes.",
    PT_BR: "São muitos de uma só vez. Por favor, divida em partes.",
  },
  [UserErrorCode.TOO_MANY_ATTEMPTS]: {
    EN: "Too many attempts.",
    ES: "Demasiados intentos.",
    PT_BR: "Tentativas demais.",
  },
  [UserErrorCode.TWO_FACTOR_REQUIRED]: {
    EN: "Two-factor authentication is required here and must stay on.",
    ES: "Aquí la verificación en dos pasos es obligatoria y debe seguir activada.",
    PT_BR: "Aqui a verificação em duas etapas é obrigatória e precisa continuar ativada.",
  },
  [UserErrorCode.USER_SUSPENDED]: {
    EN: "Your access is suspended. Please ask your administrator.",
    ES: "Su acceso está suspendido. Por favor, consulte a su administrador.",
    PT_BR: "Seu acesso está suspenso. Por favor, fale com o seu administrador.",
  },
};

const TRY_AGAIN: Translated = {
  EN: "Please try again",
  ES: "Por favor, inténtelo de nuevo",
  PT_BR: "Por favor, tente de novo",
};

const LOCALES: Translated = { EN: "en", ES: "es", PT_BR: "pt-BR" };

/** The text for people that goes with a problem, in their language. */
export function messageOf({ code, retryAfter }: Problem, language: Language): string {
  const text = TEXTS[code][language];
  return retryAfter === undefined ? text : `${text} ${TRY_AGAIN[language]} ${fromNow(retryAfter, language)}.`;
}

/** `in 5 minutes`: rounded up, because who comes too early is refused again. */
function fromNow(seconds: number, language: Language): string {
  const format = new Intl.RelativeTimeFormat(LOCALES[language]);
  if (seconds <= 90) return format.format(Math.ceil(seconds), "second");
  if (seconds <= 90 * 60) return format.format(Math.ceil(seconds / 60), "minute");
  return format.format(Math.ceil(seconds / 3600), "hour");
}
