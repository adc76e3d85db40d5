import { expect, test } from "vitest";
import { Language } from "../../src/access/language.js";
import { ALL_PERMISSIONS } from "../../src/access/permissions.js";
import { permissionsOf, SYSTEM_ROLES, SystemRole, systemRoleTexts } from "../../src/access/system-roles.js";

/** Word for word the table of the contract. */
const TABLE = `
| permission | Administrator | Manager | Agent | Dispatcher | Editor | Attendant |
|---|---|---|---|---|---|---|
| USERS_READ, USERS_INVITE, USERS_MANAGE | ✓ | ✓ | | | | |
| USERS_DELETE, ROLES_MANAGE, TEAM_STRUCTURE_MANAGE, ORGANIZATIONS_MANAGE | ✓ | | | | | |
| CONTACTS_CREATE, CONVERSATIONS_CREATE | ✓ | ✓ | ✓ | ✓ | | ✓ |
| CONTACTS_MANAGE (edit, delete, group contacts) | ✓ | | | | | |
| CONVERSATIONS_READ_ASSIGNED | ✓ | ✓ | ✓ | ✓ | | ✓ |
| CONVERSATIONS_READ_DEPARTMENT | ✓ | ✓ | | | | ✓ |
| CONVERSATIONS_READ_ALL | ✓ | ✓ | | | | |
| CONVERSATIONS_ASSIGN | ✓ | ✓ | | ✓ | | |
| CONVERSATIONS_DELETE, CONVERSATIONS_INGEST | ✓ | | | | | |
| LABELS_CREATE, QUICK_REPLIES_CREATE, CHANNELS_RESTART | ✓ | ✓ | | | | ✓ |
| LABELS_MANAGE, QUICK_REPLIES_MANAGE (edit, delete) | ✓ | ✓ | | | | |
| CHANNELS_MANAGE, AUTOMATION_MANAGE | ✓ | | | | | |
| CAMPAIGNS_MANAGE | ✓ | | | | ✓ | |
| REPORTS_READ_OWN | ✓ | ✓ | ✓ | ✓ | | |
| REPORTS_READ_ALL, FEEDBACK_READ | ✓ | ✓ | | | | |
| ACCOUNT_MANAGE, ACCOUNT_ERASE, EVENTS_READ, API_KEYS_MANAGE | ✓ | | | | | |`;

const [head = [], , ...rows] = TABLE.trim()
  .split("\n")
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
const columns = head.slice(1).map((name) => name.toUpperCase());

test("the table speaks of every role and of every permission once", () => {
  expect(columns).toEqual(SYSTEM_ROLES);
  const named = rows.flatMap(([permissions = ""]) => permissions.match(/[A-Z]+_[A-Z_]+/g) ?? []);
  expect(named.sort()).toEqual([...ALL_PERMISSIONS].sort());
});

test.each(SYSTEM_ROLES)("%s allows what the table says", (role) => {
  const column = columns.indexOf(role) + 1;
  const allowed = rows
    .filter((row) => row[column] === "✓")
    .flatMap(([names = ""]) => names.match(/[A-Z]+_[A-Z_]+/g) ?? []);
  expect(permissionsOf(role).sort()).toEqual(allowed.sort());
});

test("the names are those of the product", () => {
  const names = (language: Language) => SYSTEM_ROLES.map((role) => systemRoleTexts(role, language).name);
  expect(names(Language.EN)).toEqual(["Administrator", "Manager", "Agent", "Dispatcher", "Editor", "Attendant"]);
  expect(names(Language.PT_BR)).toEqual(["Administrador", "Gerente", "Agente", "Expedidor", "Editor", "Atendente"]);
  expect(new Set(names(Language.ES)).size).toBe(6);
});

test("every role is described in every language, each in its own words", () => {
  for (const role of Object.values(SystemRole)) {
    const descriptions = Object.values(Language).map((language) => systemRoleTexts(role, language).description);
    expect(new Set(descriptions).size).toBe(3);
  }
});
