import { expect } from "vitest";
import type { Permission } from "../kit/generated/documents.js";
import {
  type AccountScene,
  aMember,
  anAccount,
  type Console,
  graphql,
  type TestServer,
  type TypedDocument,
} from "../kit/index.js";
import { aCustomRole } from "../users/scenes.js";

export const CREATE = graphql(`mutation ($input: CreateRoleInput!) {
  createRole(input: $input) {
    role { id kind systemRole name description permissions userCount version }
    userErrors { code path message permissions }
  }
}`);
export const UPDATE = graphql(`mutation ($input: UpdateRoleInput!) {
  updateRole(input: $input) {
    role { id kind systemRole name description permissions userCount version }
    userErrors { code path message permissions }
  }
}`);
export const DELETE = graphql(`mutation ($input: DeleteRoleInput!) {
  deleteRole(input: $input) { deletedId movedUserCount userErrors { code path message permissions } }
}`);

/** The payload of an operation's only field, whatever it says. */
export async function payloadOf<Result, Input>(
  console: Console,
  document: TypedDocument<Result, { input: Input }>,
  input: Input,
) {
  const { data, errors } = await console.graphql(document, { input });
  expect(errors).toBeUndefined();
  return Object.values(data!)[0] as NonNullable<Result[keyof Result]>;
}

/** Codes and places of what was refused. */
export const refusalOf = async <Input>(
  console: Console,
  document: TypedDocument<
    Record<string, { userErrors: { code: string; path: string[] | null }[] } | null>,
    { input: Input }
  >,
  input: Input,
) => (await payloadOf(console, document, input)).userErrors.map(({ code, path }) => `${code} ${path?.join(".")}`);

/** An account that has custom roles. */
export async function anAccountWithRoles(server: TestServer, more: Parameters<typeof anAccount>[1] = {}) {
  const scene = await anAccount(server, more);
  await enable(scene.account);
  return scene;
}

export const enable = ({ server, id }: AccountScene) =>
  server.sql("update account set features = '{CUSTOM_ROLES}', granted_features = '{CUSTOM_ROLES}' where id = $1", [id]);

/** Makes a role through the API, and answers its id. */
export async function aRole(admin: Console, name: string, permissions: readonly Permission[]): Promise<string> {
  const { role, userErrors } = await payloadOf(admin, CREATE, { name, permissions: [...permissions] });
  expect(userErrors).toEqual([]);
  return role!.id;
}

export const give = ({ server, id }: AccountScene, userId: string, roleId: string) =>
  server.sql("insert into user_role (account_id, user_id, role_id) values ($1, $2, $3)", [id, userId, roleId]);

/** A member who holds a custom role of these permissions, and what else. */
export async function aMemberWith(account: AccountScene, permissions: readonly string[], roleId?: string) {
  const role = roleId ?? (await aCustomRole(account, `Role ${Math.random()}`, permissions));
  const member = await aMember(account, { roles: [] });
  await give(account, member.userId, role);
  return { member, roleId: role };
}
