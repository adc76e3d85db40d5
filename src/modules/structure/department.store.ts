import type { Tx } from "../../database/database.js";
import { DepartmentEntity } from "./department.entity.js";

export const insertDepartment = (tx: Tx, accountId: string, id: string, name: string) =>
  tx.manager.insert(DepartmentEntity, { accountId, id, name });

export const findDepartment = (tx: Tx, accountId: string, id: string) =>
  tx.manager.findOneBy(DepartmentEntity, { accountId, id });

export const renameDepartment = (tx: Tx, accountId: string, id: string, name: string) =>
  tx.manager.update(DepartmentEntity, { accountId, id }, { name });

export const deleteDepartment = (tx: Tx, accountId: string, id: string) =>
  tx.manager.delete(DepartmentEntity, { accountId, id });

/** Deleted users no longer belong anywhere, so that they keep no department from being deleted. */
export async function countDepartments(tx: Tx, accountId: string): Promise<number> {
  return tx.manager.countBy(DepartmentEntity, { accountId });
}
