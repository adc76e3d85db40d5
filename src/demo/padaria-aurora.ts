import { Language } from "../access/language.js";
import { SystemRole } from "../access/system-roles.js";

/* Who the demo account is made of. Addresses are of a domain that cannot exist (RFC 2606), so that no mail reaches anybody. */

const { ADMINISTRATOR, MANAGER, AGENT, DISPATCHER, EDITOR, ATTENDANT } = SystemRole;

export const DEMO_ACCOUNT = {
  slug: "padaria-aurora",
  name: "Padaria Aurora",
  language: Language.PT_BR,
  region: "BR",
  timeZone: "America/Sao_Paulo",
  seatLimit: 40,
};

/** Of every user of the demo account. */
export const DEMO_PASSWORD = "fornada-das-sete";

export const DEPARTMENTS = ["Atendimento", "Encomendas", "Entregas", "Financeiro", "Marketing"] as const;

type Department = (typeof DEPARTMENTS)[number];

const address = (local: string) => `${local}@padaria-aurora.example`;

export interface DemoUser {
  email: string;
  firstName: string;
  lastName: string;
  roles: readonly SystemRole[];
  departments: readonly Department[];
  /** Days ago. Who joined first made the account; the others accepted an invitation. */
  joined: number;
  /** Hours ago. */
  seen: number;
  language?: Language;
  webchatName?: string;
  conversationLimit?: number;
  /** Days ago, and days from now to come back, if ever. */
  suspended?: { since: number; until: number | null; reason: string };
}

/** The first is the Administrator whose sign-in is shown. */
export const USERS: readonly [DemoUser, ...DemoUser[]] = [
  {
    email: address("helena"),
    firstName: "Helena",
    lastName: "Prado",
    roles: [ADMINISTRATOR],
    departments: [],
    joined: 62,
    seen: 20,
  },
  {
    email: address("caio"),
    firstName: "Caio",
    lastName: "Nogueira",
    roles: [MANAGER],
    departments: ["Atendimento", "Encomendas"],
    joined: 61,
    seen: 2,
  },
  {
    email: address("beatriz"),
    firstName: "Beatriz",
    lastName: "Amaral",
    roles: [MANAGER],
    departments: ["Entregas"],
    joined: 60,
    seen: 5,
  },
  {
    email: address("thiago"),
    firstName: "Thiago",
    lastName: "Ribeiro",
    roles: [AGENT],
    departments: ["Atendimento"],
    joined: 58,
    seen: 1,
    webchatName: "Thi",
    conversationLimit: 6,
  },
  {
    email: address("larissa"),
    firstName: "Larissa",
    lastName: "Teixeira",
    roles: [AGENT],
    departments: ["Encomendas"],
    joined: 57,
    seen: 1,
    conversationLimit: 8,
  },
  {
    email: address("joao.vitor"),
    firstName: "João Vítor",
    lastName: "Macedo",
    roles: [AGENT],
    departments: ["Entregas"],
    joined: 55,
    seen: 96,
    conversationLimit: 6,
    suspended: { since: 4, until: 11, reason: "Férias" },
  },
  {
    email: address("lucia"),
    firstName: "Lucía",
    lastName: "Ferreyra",
    roles: [AGENT],
    departments: ["Atendimento", "Encomendas"],
    joined: 41,
    seen: 3,
    language: Language.ES,
    webchatName: "Lu",
    conversationLimit: 5,
  },
  {
    email: address("rafael"),
    firstName: "Rafael",
    lastName: "Figueiredo",
    roles: [DISPATCHER],
    departments: ["Entregas"],
    joined: 40,
    seen: 2,
  },
  {
    email: address("camila"),
    firstName: "Camila",
    lastName: "Duarte",
    roles: [EDITOR, DISPATCHER],
    departments: ["Marketing", "Encomendas"],
    joined: 33,
    seen: 26,
  },
  {
    email: address("otavio"),
    firstName: "Otávio",
    lastName: "Brandão",
    roles: [EDITOR],
    departments: ["Marketing"],
    joined: 21,
    seen: 49,
  },
  {
    email: address("sonia"),
    firstName: "Sônia",
    lastName: "Queiroz",
    roles: [ATTENDANT],
    departments: ["Atendimento"],
    joined: 20,
    seen: 4,
    webchatName: "Sônia da Aurora",
    conversationLimit: 4,
  },
  {
    email: address("eduardo"),
    firstName: "Eduardo",
    lastName: "Pimenta",
    roles: [ATTENDANT],
    departments: ["Financeiro"],
    joined: 18,
    seen: 300,
    suspended: { since: 9, until: null, reason: "Celular da empresa perdido" },
  },
];

export interface DemoInvitation {
  email: string;
  role: SystemRole;
  department: Department;
  /** Days ago. */
  sent: number;
  /** What became of it, and how many days ago; null while it is pending. */
  ended: { status: "EXPIRED" | "DECLINED" | "REVOKED"; ago: number } | null;
  message: string | null;
}

/** Of those who are not users: yet, or ever. Helena sent them all. */
export const INVITATIONS: readonly DemoInvitation[] = [
  {
    email: address("vinicius"),
    role: AGENT,
    department: "Entregas",
    sent: 16,
    ended: { status: "EXPIRED", ago: 9 },
    message: null,
  },
  {
    email: address("renata"),
    role: ATTENDANT,
    department: "Financeiro",
    sent: 13,
    ended: { status: "DECLINED", ago: 12 },
    message: null,
  },
  {
    email: address("marketing.agencia"),
    role: EDITOR,
    department: "Marketing",
    sent: 8,
    ended: { status: "REVOKED", ago: 7 },
    message: null,
  },
  {
    email: address("isabela"),
    role: AGENT,
    department: "Encomendas",
    sent: 2,
    ended: null,
    message: "Oi, Isabela! As encomendas de fim de ano já começaram. Bem-vinda à Aurora!",
  },
  {
    email: address("gustavo"),
    role: ATTENDANT,
    department: "Atendimento",
    sent: 1,
    ended: null,
    message: null,
  },
];
