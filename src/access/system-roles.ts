import type { Language, Translated } from "./language.js";
import { ALL_PERMISSIONS, Permission } from "./permissions.js";

/** The roles that every account has, and nobody changes, in the order in which consoles show them. */
export enum SystemRole {
  ADMINISTRATOR = "ADMINISTRATOR",
  MANAGER = "MANAGER",
  AGENT = "AGENT",
  DISPATCHER = "DISPATCHER",
  EDITOR = "EDITOR",
  ATTENDANT = "ATTENDANT",
}

export const SYSTEM_ROLES = Object.values(SystemRole);

const { MANAGER, AGENT, DISPATCHER, EDITOR, ATTENDANT } = SystemRole;

/** Who holds each permission, beside the Administrator, who holds them all. */
const HOLDERS: Readonly<Record<Permission, readonly SystemRole[]>> = {
  [Permission.USERS_READ]: [MANAGER],
  [Permission.USERS_INVITE]: [MANAGER],
  [Permission.USERS_MANAGE]: [MANAGER],
  [Permission.USERS_DELETE]: [],
  [Permission.ROLES_MANAGE]: [],
  [Permission.TEAM_STRUCTURE_MANAGE]: [],
  [Permission.ORGANIZATIONS_MANAGE]: [],
  [Permission.CONTACTS_CREATE]: [MANAGER, AGENT, DISPATCHER, ATTENDANT],
  [Permission.CONTACTS_MANAGE]: [],
  [Permission.CONVERSATIONS_CREATE]: [MANAGER, AGENT, DISPATCHER, ATTENDANT],
  [Permission.CONVERSATIONS_READ_ASSIGNED]: [MANAGER, AGENT, DISPATCHER, ATTENDANT],
  [Permission.CONVERSATIONS_READ_DEPARTMENT]: [MANAGER, ATTENDANT],
  [Permission.CONVERSATIONS_READ_ALL]: [MANAGER],
  [Permission.CONVERSATIONS_ASSIGN]: [MANAGER, DISPATCHER],
  [Permission.CONVERSATIONS_DELETE]: [],
  [Permission.CONVERSATIONS_INGEST]: [],
  [Permission.LABELS_CREATE]: [MANAGER, ATTENDANT],
  [Permission.LABELS_MANAGE]: [MANAGER],
  [Permission.QUICK_REPLIES_CREATE]: [MANAGER, ATTENDANT],
  [Permission.QUICK_REPLIES_MANAGE]: [MANAGER],
  [Permission.CHANNELS_MANAGE]: [],
  [Permission.CHANNELS_RESTART]: [MANAGER, ATTENDANT],
  [Permission.AUTOMATION_MANAGE]: [],
  [Permission.CAMPAIGNS_MANAGE]: [EDITOR],
  [Permission.REPORTS_READ_OWN]: [MANAGER, AGENT, DISPATCHER],
  [Permission.REPORTS_READ_ALL]: [MANAGER],
  [Permission.FEEDBACK_READ]: [MANAGER],
  [Permission.ACCOUNT_MANAGE]: [],
  [Permission.ACCOUNT_ERASE]: [],
  [Permission.EVENTS_READ]: [],
  [Permission.API_KEYS_MANAGE]: [],
};

/** What a system role allows, in the order of the permissions. */
export const permissionsOf = (role: SystemRole): Permission[] =>
  ALL_PERMISSIONS.filter((permission) => role === SystemRole.ADMINISTRATOR || HOLDERS[permission].includes(role));

interface RoleTexts {
  name: Translated;
  description: Translated;
}

const TEXTS: Readonly<Record<SystemRole, RoleTexts>> = {
  [SystemRole.ADMINISTRATOR]: {
    name: { EN: "Administrator", ES: "Administrador", PT_BR: "Administrador" },
    description: {
      EN: "Runs the account: may do everything, and appoints everybody, other administrators included.",
      ES: "Dirige la cuenta: puede hacerlo todo y nombra a cualquiera, también a otros administradores.",
      PT_BR: "Dirige a conta: pode fazer tudo e nomeia qualquer pessoa, inclusive outros administradores.",
    },
  },
  [SystemRole.MANAGER]: {
    name: { EN: "Manager", ES: "Gerente", PT_BR: "Gerente" },
    description: {
      EN: "Leads the team: invites and manages people, sees and distributes every conversation, and reads the reports.",
      ES: "Lidera el equipo: invita y gestiona personas, ve y distribuye todas las conversaciones y consulta los informes.",
      PT_BR: "Lidera a equipe: convida e gerencia pessoas, vê e distribui todas as conversas e consulta os relatórios.",
    },
  },
  [SystemRole.AGENT]: {
    name: { EN: "Agent", ES: "Agente", PT_BR: "Agente" },
    description: {
      EN: "Answers the conversations assigned to them and starts new ones.",
      ES: "Responde las conversaciones que se le asignan e inicia otras nuevas.",
      PT_BR: "Responde às conversas que lhe são atribuídas e inicia outras novas.",
    },
  },
  [SystemRole.DISPATCHER]: {
    name: { EN: "Dispatcher", ES: "Despachador", PT_BR: "Expedidor" },
    description: {
      EN: "Distributes the waiting conversations of their departments, and answers their own.",
      ES: "Distribuye las conversaciones en espera de sus departamentos y responde las propias.",
      PT_BR: "Distribui as conversas em espera dos seus departamentos e responde às próprias.",
    },
  },
  [SystemRole.EDITOR]: {
    name: { EN: "Editor", ES: "Editor", PT_BR: "Editor" },
    description: {
      EN: "Writes and launches campaigns. Sees no conversations.",
      ES: "Redacta y lanza campañas. No ve conversaciones.",
      PT_BR: "Redige e dispara campanhas. Não vê conversas.",
    },
  },
  [SystemRole.ATTENDANT]: {
    name: { EN: "Attendant", ES: "Asistente", PT_BR: "Atendente" },
    description: {
      EN: "Serves a department: sees its conversations, takes the free ones, and adds labels and quick replies.",
      ES: "Atiende un departamento: ve sus conversaciones, toma las libres y crea etiquetas y respuestas rápidas.",
      PT_BR: "Atende um departamento: vê suas conversas, assume as livres e cria etiquetas e respostas rápidas.",
    },
  },
};

/** A system role's name and description for people. */
export const systemRoleTexts = (role: SystemRole, language: Language): { name: string; description: string } => ({
  name: TEXTS[role].name[language],
  description: TEXTS[role].description[language],
});
