import { type AccountScene, type aServer, Console, graphql } from "../kit/index.js";

type Server = Awaited<ReturnType<typeof aServer>>;

export const OPERATOR_TOKEN = "an-operator-token-of-the-tests";
export const ROLL_OUT = graphql(`mutation ($percent: Int!) {
  operatorSetRollout(input: { feature: CUSTOM_ROLES, percent: $percent }) { enabledAccountCount userErrors { code path } }
}`);
const UPDATE = graphql(`mutation ($input: OperatorUpdateAccountInput!) {
  operatorUpdateAccount(input: $input) { account { features } userErrors { code } }
}`);

/** Features as the operator of a server releases them, and as its accounts then have them. */
export function operatorOf(server: Server) {
  const operator = new Console(server.graphqlUrl, OPERATOR_TOKEN, "", "", "");
  return {
    operator,
    /** Answers how many accounts have it. */
    rollOut: async (percent: number): Promise<number> =>
      (await operator.must(ROLL_OUT, { percent })).operatorSetRollout.enabledAccountCount,
    /** Answers the account's features. */
    decide: async ({ slug }: AccountScene, how: "enableFeatures" | "disableFeatures"): Promise<string[]> =>
      (await operator.must(UPDATE, { input: { slug, [how]: ["CUSTOM_ROLES"] } })).operatorUpdateAccount.account!
        .features,
    /** The accounts that have it. */
    async reached(): Promise<Set<string>> {
      const rows = await server.sql<{ id: string }>("select id from account where features = '{CUSTOM_ROLES}'");
      return new Set(rows.map(({ id }) => id));
    },
    /** What the log tells of an account's features. */
    changesOf: async ({ id }: { id: string }) =>
      (await server.eventsOf(id)).map(({ kind, actor_name, changes }) => [
        kind,
        actor_name,
        changes.map(({ before, after }) => `${before} ${after}`).join(),
      ]),
  };
}

export const GAINED = ["ACCOUNT_FEATURES_CHANGED", "operator", '[] ["CUSTOM_ROLES"]'];
export const LOST = ["ACCOUNT_FEATURES_CHANGED", "operator", '["CUSTOM_ROLES"] []'];
