import { Language } from "../access/language.js";
import { SYSTEM_ROLES, type SystemRole, systemRoleTexts } from "../access/system-roles.js";
import { DEMO_ACCOUNT, DEMO_PASSWORD, USERS } from "./padaria-aurora.js";

/** What a development server says of the demo account. `made`: just now. */
export function welcome(url: string, made: boolean): string {
  const graphql = `curl -s ${url}/graphql -H 'content-type: application/json'`;
  const signIn = `mutation { signIn(input: {email: \\"${USERS[0].email}\\", password: \\"${DEMO_PASSWORD}\\"}) { result { ... on SignedIn { token } } } }`;
  const team = "{ users { totalCount nodes { name status roles { name } } } }";
  return `${made ? `A demo account was made, with ${USERS.length} users and two months of history.\n` : ""}
Demo account: ${DEMO_ACCOUNT.name} (${DEMO_ACCOUNT.slug}). Everybody's password is ${DEMO_PASSWORD}
${SYSTEM_ROLES.map((role) => `  ${addressOf(role).padEnd(34)} ${systemRoleTexts(role, Language.EN).name}`).join("\n")}

Three things to try:
1. A first query: in a browser at ${url}/graphql, or

   TOKEN=$(${graphql} -d '{"query": "${signIn}"}' | grep -o '[A-Za-z0-9_-]\\{64\\}')
   ${graphql} -H "authorization: Bearer $TOKEN" -d '{"query": "${team}"}'

2. A live event: \`node examples/watch.mjs ${url}\` prints every change to the team, as it happens.
3. Mail: two invitations wait to be accepted at ${url}/dev/mailbox
`;
}

/** Somebody who can sign in and holds no other role. */
const addressOf = (role: SystemRole): string =>
  USERS.find(({ roles, suspended }) => !suspended && roles.length === 1 && roles[0] === role)?.email ?? "";
