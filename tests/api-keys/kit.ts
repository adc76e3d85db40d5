import type { Permission } from "../kit/generated/documents.js";
import { type AccountScene, Console, graphql, untyped } from "../kit/index.js";

const CREATE = graphql(`mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) {
  apiKey { id name permissions createdBy { id } createdAt lastUsedAt expiresAt } token userErrors { code path permissions } } }`);
const DELETE = graphql(`mutation ($id: ID!) { deleteApiKey(id: $id) { deletedId userErrors { code path } } }`);

/** A program that asks by a key. */
export interface Program {
  readonly id: string;
  readonly console: Console;
}

/** What making a key answers, whatever that is. */
export async function asked(maker: Console, input: object) {
  const { data, errors } = await maker.graphql(CREATE, { input: { name: "CRM", permissions: [], ...input } });
  return { payload: data?.createApiKey, errors };
}

/** A key that `maker` makes, and may make. */
export async function aKey(
  maker: Console,
  permissions: readonly Permission[] = [],
  more: object = {},
): Promise<Program> {
  const made = await maker.must(CREATE, { input: { name: "CRM", permissions: [...permissions], ...more } });
  const { apiKey, token } = made.createApiKey;
  return { id: apiKey!.id, console: new Console(maker.graphqlUrl, token, "", apiKey!.id, "") };
}

export const deleteKey = (console: Console, id: string) => console.must(DELETE, { id });

/** What deleting a key answers, whatever that is. */
export const askedToDelete = async (console: Console, id: string) => {
  const { data, errors } = await console.graphql(DELETE, { id });
  return { payload: data?.deleteApiKey, errors };
};

/** The codes of the errors with which a program's, or anybody's, request fails as a whole. */
export const codesOf = async (console: Console, document = "{ viewer { account { id } } }", variables = {}) =>
  (await console.graphql(untyped(document), variables)).errors?.map(({ extensions }) => extensions.code);

const TABLES = ["account", "app_user", "user_role", "session", "invitation", "api_key", "event"];

/** Everything that the database holds of an account. When a key was last used is no change. */
export async function tracesOf({ server, id }: AccountScene): Promise<string[]> {
  const rows = await Promise.all(
    TABLES.map((table) =>
      server.sql<{ row: string }>(
        `select '${table} ' || (to_jsonb(t) - '{last_used_at,last_seen_at,check_at}'::text[])::text as row from ${table} t
         where ${table === "account" ? "id" : "account_id"} = $1 order by 1`,
        [id],
      ),
    ),
  );
  return rows.flat().map(({ row }) => row);
}
