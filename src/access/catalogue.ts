import { EN } from "./catalogue/en.js";
import { ES } from "./catalogue/es.js";
import { PT_BR } from "./catalogue/pt-br.js";
import type { CatalogueTexts, PermissionText } from "./catalogue/texts.js";
import type { Language, Translated } from "./language.js";
import { ALL_PERMISSIONS, Permission } from "./permissions.js";

const TEXTS: Readonly<Record<Language, CatalogueTexts>> = { EN, ES, PT_BR };

/** The headings of a role editor; each begins with the permission named and holds for those that follow it. */
const GROUPS: ReadonlyMap<Permission, Translated> = new Map([
  [Permission.USERS_READ, { EN: "Team", ES: "Equipo", PT_BR: "Equipe" }],
  [Permission.CONTACTS_CREATE, { EN: "Contacts", ES: "Contactos", PT_BR: "Contatos" }],
  [Permission.CONVERSATIONS_CREATE, { EN: "Conversations", ES: "Conversaciones", PT_BR: "Conversas" }],
  [
    Permission.LABELS_CREATE,
    { EN: "Labels and quick replies", ES: "Etiquetas y respuestas rápidas", PT_BR: "Etiquetas e respostas rápidas" },
  ],
  [
    Permission.CHANNELS_MANAGE,
    { EN: "Channels and automation", ES: "Canales y automatización", PT_BR: "Canais e automação" },
  ],
  [Permission.CAMPAIGNS_MANAGE, { EN: "Campaigns", ES: "Campañas", PT_BR: "Campanhas" }],
  [Permission.REPORTS_READ_OWN, { EN: "Reports", ES: "Informes", PT_BR: "Relatórios" }],
  [Permission.ACCOUNT_MANAGE, { EN: "Account", ES: "Cuenta", PT_BR: "Conta" }],
]);

/** Every permission, grouped and described for drawing a role editor, in the order in which it shows them. */
export function permissionCatalogue(
  language: Language,
): ({ permission: Permission; group: string } & PermissionText)[] {
  let group = "";
  return ALL_PERMISSIONS.map((permission) => {
    group = GROUPS.get(permission)?.[language] ?? group;
    return { permission, group, ...TEXTS[language][permission] };
  });
}
