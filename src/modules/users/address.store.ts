import type { Sql } from "../../database/sql.js";

/** Whether an address of the account is somebody's already, or promised to somebody by an invitation. */
export async function findHolder(sql: Sql, accountId: string, email: string): Promise<"MEMBER" | "INVITED" | null> {
  const [row] = await sql.query<{ holder: "MEMBER" | "INVITED" | null }>(
    `select case
       when exists (select from app_user where account_id = $1 and email = $2 and status <> 'DELETED') then 'MEMBER'
       when exists (select from invitation where account_id = $1 and email = $2 and status = 'PENDING') then 'INVITED'
     end as holder`,
    [accountId, email],
  );
  return row!.holder;
}
