import { expect, test } from "vitest";
import { aServer, graphql, nobody, signedIn } from "../kit/index.js";
import { NEW_PASSWORD, PASSWORD, tokenMailed, withToken } from "./kit.js";

const server = await aServer();

/** Every row of every table as text, but for the development mailbox, which stands for the mails' readers. */
async function dump(): Promise<string> {
  const tables = await server.sql<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('public', 'graphile_worker') and tablename <> 'mailbox'`,
  );
  const texts = await Promise.all(
    tables.map(({ name }) =>
      server.sql<{ text: string }>(`select coalesce(string_agg(t::text, E'\\n'), '') as text from ${name} t`),
    ),
  );
  return texts.map(([row]) => row!.text).join("\n");
}

test("tokens and passwords are nowhere in the database, in no spelling", async () => {
  const email = "ana@secrets.example.com";
  const anonymous = nobody(server);
  const { createAccount } = await anonymous.must(
    graphql(`mutation ($input: CreateAccountInput!) {
       createAccount(input: $input) { result { __typename ... on SignedIn { token viewer { account { id } } } } userErrors { code } }
     }`),
    { input: { accountName: "Secrets", firstName: "Ana", lastName: "Souza", email, password: PASSWORD } },
  );
  const { token, viewer } = signedIn(createAccount.result);
  const admin = withToken(server, token!);
  await anonymous.must(
    graphql(`mutation ($email: String!) { requestPasswordReset(input: { email: $email }) { userErrors { code } } }`),
    { email },
  );
  await admin.must(
    graphql(
      `mutation ($input: RequestEmailChangeInput!) { requestEmailChange(input: $input) { userErrors { code } } }`,
    ),
    { input: { email: "new@secrets.example.com", password: PASSWORD } },
  );
  const { signIn } = await anonymous.must(
    graphql(
      `mutation ($input: SignInInput!) { signIn(input: $input) { result { __typename ... on SignedIn { token } } userErrors { code } } }`,
    ),
    { input: { email, password: PASSWORD } },
  );
  const tokens = [token!, signedIn(signIn.result).token!, await tokenMailed(server, "new@secrets.example.com")];
  const mails = await server.mails(email, 3);
  tokens.push(...mails.flatMap(({ text }) => /token=([\w-]+)/.exec(text)?.[1] ?? []));
  expect(tokens).toHaveLength(5);
  await admin.must(
    graphql(`mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { userErrors { code } } }`),
    { input: { currentPassword: PASSWORD, newPassword: NEW_PASSWORD } },
  );

  const everything = await dump();
  expect(everything).toContain(viewer.account.id);
  expect(everything).toContain("$argon2id$");
  for (const secret of [...tokens, PASSWORD, NEW_PASSWORD])
    for (const encoding of ["utf8", "hex", "base64", "base64url"] as const)
      expect(everything).not.toContain(Buffer.from(secret).toString(encoding));
  for (const shown of tokens) {
    const bytes = Buffer.from(shown, "base64url");
    // The account's id stands in front of it, and everywhere else besides.
    expect(everything).not.toContain(bytes.subarray(16).toString("hex"));
    expect(everything).not.toContain(bytes.toString("base64"));
  }
});
