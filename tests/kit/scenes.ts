import { randomBytes } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { Language } from "../../src/access/language.js";
import { permissionsOf, SYSTEM_ROLES, type SystemRole, systemRoleTexts } from "../../src/access/system-roles.js";
import { newToken } from "../../src/security/tokens.js";
import { Console } from "./console.js";
import type { TestServer } from "./server.js";

/** An account of a test's own, with its first Administrator signed in. */
export interface AccountScene {
  readonly server: TestServer;
  readonly id: string;
  readonly slug: string;
  readonly roleIds: Readonly<Record<SystemRole, string>>;
}

interface Person {
  role?: keyof typeof SystemRole;
  roles?: (keyof typeof SystemRole)[];
  firstName?: string;
  lastName?: string;
  email?: string;
  language?: keyof typeof Language;
}

let people = 0;
const unique = () => `${process.pid}${++people}${randomBytes(3).toString("hex")}`;

const ACCOUNT = `
  with made as (
    insert into account (id, slug, name, language, region, time_zone, seat_limit)
    values ($1, $2, $3, $4, 'BR', 'America/Sao_Paulo', $5)
  )
  insert into role (account_id, id, kind, system_role, name, description, permissions)
  select $1::uuid, role.id, 'SYSTEM', role.role, role.name, role.description, role.permissions
  from jsonb_to_recordset($6::jsonb) as role (id uuid, role text, name text, description text, permissions text[])`;

const MEMBER = `
  with made as (
    insert into app_user (account_id, id, first_name, last_name, email, language, email_verified_at)
    values ($1, $2, $3, $4, $5, $6, now())
  ), held as (
    insert into user_role (account_id, user_id, role_id) select $1::uuid, $2::uuid, unnest($7::uuid[])
  )
  insert into session (account_id, id, user_id, token_hash, expires_at)
  values ($1, $8, $2, $9, now() + interval '30 days')`;

/** What signing up leaves behind, without the half second that its password costs. Signing up itself is tested through the API. */
export async function anAccount(
  server: TestServer,
  {
    seats = 100,
    language = "EN",
    ...settings
  }: { seats?: number; language?: keyof typeof Language; name?: string; slug?: string } = {},
): Promise<{ account: AccountScene; admin: Console }> {
  const id = uuidv7();
  const slug = settings.slug ?? `account-${unique()}`;
  const roles = SYSTEM_ROLES.map((role) => ({
    id: uuidv7(),
    role,
    permissions: permissionsOf(role),
    ...systemRoleTexts(role, Language.EN),
  }));
  const { name = "Padaria Aurora" } = settings;
  await server.sql(ACCOUNT, [id, slug, name, language, seats, JSON.stringify(roles)], "an account");
  const roleIds = Object.fromEntries(roles.map(({ role, id }) => [role, id])) as AccountScene["roleIds"];
  const account: AccountScene = { server, id, slug, roleIds };
  return { account, admin: await aMember(account, { role: "ADMINISTRATOR", firstName: "Ana", lastName: "Souza" }) };
}

/** A member of the account, signed in. */
export async function aMember(account: AccountScene, person: Person = {}): Promise<Console> {
  const { role = "AGENT", roles = [role], firstName = "Bruno", lastName = "Lima", language = "EN" } = person;
  const [id, sessionId] = [uuidv7(), uuidv7()];
  const { email = `person-${unique()}@example.com` } = person;
  const { token, hash } = newToken(account.id);
  const roleIds = roles.map((held) => account.roleIds[held]);
  await account.server.sql(
    MEMBER,
    [account.id, id, firstName, lastName, email, language, roleIds, sessionId, hash],
    "a member",
  );
  return new Console(account.server.graphqlUrl, token, id, sessionId, email);
}

/** Another session of a user, as signing in once more makes it. */
export async function aSession(account: AccountScene, userId: string, email = ""): Promise<Console> {
  const sessionId = uuidv7();
  const { token, hash } = newToken(account.id);
  await account.server.sql(
    "insert into session (account_id, id, user_id, token_hash, expires_at) values ($1, $2, $3, $4, now() + interval '30 days')",
    [account.id, sessionId, userId, hash],
  );
  return new Console(account.server.graphqlUrl, token, userId, sessionId, email);
}

/** Somebody who is not signed in. */
export const nobody = (server: TestServer): Console => new Console(server.graphqlUrl, null, "", "", "");
