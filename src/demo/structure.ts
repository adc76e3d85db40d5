import { v7 as uuidv7 } from "uuid";
import { StructureKind } from "../events/event.js";

/* What the demo account's team is structured by beside departments, and whose it is: the first parts of their addresses. */

interface DemoPart {
  kind: StructureKind;
  name: string;
  users: readonly string[];
  /** Of channels alone: their managers are its users. */
  channel?: { kind: "WEBCHAT" | "WHATSAPP" | "INSTAGRAM" | "EMAIL"; status: "CONNECTED" | "DISCONNECTED" };
  /** Of chat groups alone: the name of theirs. */
  of?: string;
}

const { SKILL, PROJECT, CHANNEL, CHAT_GROUP } = StructureKind;
const WHATSAPP = "WhatsApp da loja";

const PARTS: readonly DemoPart[] = [
  { kind: SKILL, name: "Bolos de festa", users: ["larissa", "lucia"] },
  { kind: SKILL, name: "Espanhol", users: ["lucia", "caio"] },
  { kind: SKILL, name: "Libras", users: ["sonia"] },
  { kind: SKILL, name: "Sem glúten", users: ["thiago", "larissa"] },
  { kind: PROJECT, name: "Ceias de fim de ano", users: ["caio", "larissa", "lucia", "camila"] },
  { kind: PROJECT, name: "Clube do Pão", users: ["beatriz", "thiago"] },
  {
    kind: CHANNEL,
    name: "Chat do site",
    users: ["thiago"],
    channel: { kind: "WEBCHAT", status: "CONNECTED" },
  },
  {
    kind: CHANNEL,
    name: WHATSAPP,
    users: ["caio", "sonia"],
    channel: { kind: "WHATSAPP", status: "CONNECTED" },
  },
  {
    kind: CHANNEL,
    name: "Instagram da Aurora",
    users: ["otavio"],
    channel: { kind: "INSTAGRAM", status: "DISCONNECTED" },
  },
  {
    kind: CHANNEL,
    name: "E-mail de encomendas",
    users: [],
    channel: { kind: "EMAIL", status: "CONNECTED" },
  },
  { kind: CHAT_GROUP, name: "Cafeterias parceiras", users: ["beatriz", "rafael"], of: WHATSAPP },
  { kind: CHAT_GROUP, name: "Condomínio Vila Clara", users: ["caio", "sonia"], of: WHATSAPP },
];

/** A part, as it is stored and told of. */
export interface PartRow {
  id: string;
  kind: StructureKind;
  name: string;
  channelKind?: string;
  channelStatus?: string;
  channelId?: string;
  userIds: string[];
}

/** These parts, with ids. */
export function partRows(users: readonly { id: string; email: string }[]): PartRow[] {
  const idOf = (local: string) => users.find(({ email }) => email.startsWith(`${local}@`))!.id;
  const made = PARTS.map((part) => ({ ...part, id: uuidv7() }));
  return made.map(({ id, kind, name, users: locals, channel, of }) => ({
    id,
    kind,
    name,
    channelKind: channel?.kind,
    channelStatus: channel?.status,
    channelId: made.find((other) => other.name === of)?.id,
    userIds: locals.map(idOf),
  }));
}
