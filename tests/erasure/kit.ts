import { hashPassword } from "../../src/security/passwords.js";
import { type AccountScene, type Console, graphql, type VariablesOf } from "../kit/index.js";

export const PASSWORD = "fornada-das-sete";
const HASHED = hashPassword(PASSWORD);

export const ERASE = graphql(`mutation ($input: EraseAccountDataInput!) {
  eraseAccountData(input: $input) { erased userErrors { code path } }
}`);
type Input = VariablesOf<typeof ERASE>["input"];

/** Gives somebody the password `PASSWORD`. */
export const withPassword = async ({ server }: AccountScene, { userId }: Console) =>
  server.sql("update app_user set password_hash = $2 where id = $1", [userId, await HASHED]);

/** What erasing answers; all of the account where nothing else is said. */
export const erase = async (admin: Console, input: Pick<Input, "confirm"> & Partial<Input>) =>
  (await admin.graphql(ERASE, { input: { data: ["ACCOUNT"], password: PASSWORD, ...input } })).data?.eraseAccountData;

/** Everything that the database holds of an account, but for how often somebody has guessed. */
export async function rowsOf({ server, id }: AccountScene): Promise<string[]> {
  const tables = await server.sql<{ name: string }>(
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const rows = await Promise.all(
    tables.map(({ name }) =>
      server.sql<{ row: string }>(
        `select t::text as row from ${name} t where t::text like '%' || $1 || '%' order by 1`,
        [id],
      ),
    ),
  );
  return rows.flatMap((found) => found.map(({ row }) => row));
}
