import { v7 as uuidv7 } from "uuid";

/* What contacts and the demo account's team have said to each other: who by the first part of its address, contacts without. */

type Line = readonly [by: string | null, text: string];

interface DemoConversation {
  contact: string;
  channel: string;
  department: string | null;
  /** Null: it waits. */
  assignee: string | null;
  /** Hours ago. */
  began: number;
  labels?: readonly string[];
  /** Closed, and what the customer thought of it. */
  closed?: { rating: number; comment: string | null };
  lines: readonly Line[];
}

const LABELS = [
  { name: "Encomenda", color: "#2f7d32" },
  { name: "Reclamação", color: "#b3261e" },
  { name: "Urgente", color: "#e67700" },
] as const;

const QUICK_REPLIES = [
  { shortcut: "horario", text: "Abrimos todos os dias, das 6h às 20h." },
  { shortcut: "pix", text: "Nossa chave Pix é pix@padaria-aurora.example. Pode enviar o comprovante por aqui." },
] as const;

const WHATSAPP = "WhatsApp da loja";

const CONVERSATIONS: readonly DemoConversation[] = [
  {
    contact: "Íris Valadares",
    channel: WHATSAPP,
    department: "Encomendas",
    assignee: "larissa",
    began: 52,
    labels: ["Encomenda"],
    closed: { rating: 5, comment: "O bolo estava lindo!" },
    lines: [
      [null, "Bom dia! Vocês fazem bolo de casamento sem glúten?"],
      ["larissa", "Bom dia, Íris! Fazemos, sim. Para quantas pessoas?"],
      [null, "Umas 60."],
      ["larissa", "Reservado para sábado. Obrigada!"],
    ],
  },
  {
    contact: "Café do Largo, Lapa",
    channel: "E-mail de encomendas",
    department: "Entregas",
    assignee: "beatriz",
    began: 27,
    labels: ["Reclamação"],
    closed: { rating: 3, comment: null },
    lines: [
      [null, "A entrega de hoje veio com vinte croissants a menos."],
      ["beatriz", "Sentimos muito! Mandamos os que faltam ainda esta tarde."],
    ],
  },
  {
    contact: "Benício Sales",
    channel: WHATSAPP,
    department: "Atendimento",
    assignee: "thiago",
    began: 3,
    lines: [
      [null, "Oi! O pão do Clube pode ser integral?"],
      ["thiago", "Pode, sim! Troco a partir de amanhã?"],
      [null, "Pode trocar."],
    ],
  },
  {
    contact: "Hotel Serra Azul",
    channel: "Chat do site",
    department: "Encomendas",
    assignee: "lucia",
    began: 2,
    labels: ["Encomenda", "Urgente"],
    lines: [
      [null, "Precisamos de 120 pães de queijo para amanhã às 7h. É possível?"],
      ["lucia", "Um momento, confirmo com a cozinha."],
    ],
  },
  {
    contact: "Adelaide Moura",
    channel: WHATSAPP,
    department: "Atendimento",
    assignee: null,
    began: 1,
    lines: [[null, "Vocês abrem no feriado?"]],
  },
  {
    contact: "Florência Antunes",
    channel: WHATSAPP,
    department: null,
    assignee: null,
    began: 0.5,
    lines: [[null, "Boa tarde, esqueci um guarda-chuva aí na loja."]],
  },
];

/** Minutes from one line to the next. */
const PACE = 4;

interface Named {
  id: string;
  name: string;
}

/** Conversations, what is said in them and what they are marked with, as they are stored. Times are minutes ago. */
export interface TalkRows {
  labels: (Named & { color: string })[];
  quickReplies: { id: string; shortcut: string; text: string }[];
  conversations: {
    id: string;
    contactId: string;
    channelId: string;
    departmentId: string | null;
    assigneeId: string | null;
    began: number;
    said: number;
    closed: number | null;
    rating: number | null;
    comment: string | null;
    labelIds: string[];
  }[];
  messages: { id: string; conversationId: string; userId: string | null; text: string; said: number }[];
}

/** These, with ids. */
export function talkRows(account: {
  contacts: readonly Named[];
  channels: readonly Named[];
  departments: readonly Named[];
  users: readonly { id: string; email: string }[];
}): TalkRows {
  const labels = LABELS.map((label) => ({ ...label, id: uuidv7() }));
  const idOf = (among: readonly Named[], name: string) => among.find((each) => each.name === name)!.id;
  const userOf = (by: string | null) => account.users.find(({ email }) => email.startsWith(`${by}@`))?.id ?? null;
  const rows: TalkRows = {
    labels,
    quickReplies: QUICK_REPLIES.map((reply) => ({ ...reply, id: uuidv7() })),
    conversations: [],
    messages: [],
  };
  for (const { contact, channel, department, assignee, began, labels: marks, closed, lines } of CONVERSATIONS) {
    const id = uuidv7();
    const start = began * 60;
    rows.conversations.push({
      id,
      contactId: idOf(account.contacts, contact),
      channelId: idOf(account.channels, channel),
      departmentId: department && idOf(account.departments, department),
      assigneeId: userOf(assignee),
      began: start,
      said: start - (lines.length - 1) * PACE,
      closed: closed ? start - lines.length * PACE : null,
      rating: closed?.rating ?? null,
      comment: closed?.comment ?? null,
      labelIds: (marks ?? []).map((name) => idOf(labels, name)),
    });
    for (const [n, [by, text]] of lines.entries())
      rows.messages.push({ id: uuidv7(), conversationId: id, userId: userOf(by), text, said: start - n * PACE });
  }
  return rows;
}
