import { refusing } from "../../database/constraints.js";
import type { Tx } from "../../database/database.js";
import type { Sql } from "../../database/sql.js";
import { problem } from "../../errors/user-error.js";
import { OrganizationEntity } from "./organization.entity.js";

const taken = { organization_name_key: problem("ALREADY_EXISTS", ["input", "name"]) };

export const findOrganization = (tx: Tx, accountId: string, id: string): Promise<OrganizationEntity | null> =>
  tx.manager.findOneBy(OrganizationEntity, { accountId, id });

/** @throws a Refusal with ALREADY_EXISTS where its name is taken. */
export const insertOrganization = (tx: Tx, accountId: string, id: string, name: string) =>
  refusing(tx.manager.insert(OrganizationEntity, { accountId, id, name }), taken);

/**
 * Gives it its next version too.
 * @throws a Refusal with ALREADY_EXISTS where its name is taken.
 */
export const changeOrganization = (tx: Tx, accountId: string, id: string, name: string) =>
  refusing(tx.manager.update(OrganizationEntity, { accountId, id }, { name, version: () => "version + 1" }), taken);

/** These have changed, though not by themselves. */
export const touchOrganizations = (sql: Sql, accountId: string, ids: readonly string[]) =>
  sql.query("update organization set version = version + 1 where account_id = $1 and id = any($2::uuid[])", [
    accountId,
    ids,
  ]);

/** Whether anybody is in it who is not deleted. */
export async function hasUsers(sql: Sql, accountId: string, id: string): Promise<boolean> {
  const rows = await sql.query(
    "select from app_user where account_id = $1 and organization_id = $2 and status <> 'DELETED' limit 1",
    [accountId, id],
  );
  return rows.length > 0;
}

export const deleteOrganization = (tx: Tx, accountId: string, id: string) =>
  tx.manager.delete(OrganizationEntity, { accountId, id });
