import { expect, test } from "vitest";
import { aServer, graphql, nobody, signedIn, type VariablesOf } from "../kit/index.js";
import { codeOf, isAlive, NEW_PASSWORD, signIn, stateOf, tokenMailed, withToken } from "./kit.js";

const server = await aServer({ defaultSeats: 7 });

const CREATE = graphql(`mutation ($input: CreateAccountInput!) {
  createAccount(input: $input) {
    result {
      __typename
      ... on SignedIn {
        token
        expiresAt
        viewer {
          user { id name email emailVerified language roles { systemRole } }
          account { id name slug language region timeZone signatureEnabled invitationDays features seats { limit used reserved available } }
          permissions
          session { current }
          sessions { id }
        }
      }
    }
    userErrors { code path }
  }
}`);

type NewAccount = Partial<VariablesOf<typeof CREATE>["input"]>;

let signUps = 0;
const person = () => ({
  accountName: "Padaria Aurora",
  firstName: "Ana",
  lastName: "Souza",
  email: `ana-${++signUps}@example.com`,
  password: NEW_PASSWORD,
});

async function signUp(more: NewAccount = {}) {
  const { data, errors } = await nobody(server).graphql(CREATE, { input: { ...person(), ...more } });
  expect(errors).toBeUndefined();
  return data!.createAccount!;
}

test("signing up makes an account, its roles and its Administrator, who is signed in", async () => {
  const { result, userErrors } = await signUp({ email: " Ana@Aurora.example ", slug: "aurora" });
  expect(userErrors).toEqual([]);
  const { token, viewer } = signedIn(result);
  expect(viewer).toMatchObject({
    user: {
      name: "Ana Souza",
      email: "ana@aurora.example",
      emailVerified: false,
      language: "EN",
      roles: [{ systemRole: "ADMINISTRATOR" }],
    },
    account: {
      name: "Padaria Aurora",
      slug: "aurora",
      language: "EN",
      region: "US",
      timeZone: "UTC",
      signatureEnabled: true,
      invitationDays: 7,
      features: [],
      seats: { limit: 7, used: 1, reserved: 0, available: 6 },
    },
    session: { current: true },
  });
  expect(viewer.permissions).toHaveLength(31);
  expect(viewer.sessions).toHaveLength(1);
  expect(await isAlive(withToken(server, token!))).toBe(true);
  const { roles } = await withToken(server, token!).must(graphql(`{ roles { systemRole userCount } }`));
  expect(roles).toEqual(
    ["ADMINISTRATOR", "MANAGER", "AGENT", "DISPATCHER", "EDITOR", "ATTENDANT"].map((systemRole, i) => ({
      systemRole,
      userCount: i ? 0 : 1,
    })),
  );
  const actor = { actor_id: viewer.user!.id, actor_name: "Ana Souza" };
  expect(await server.eventsOf(viewer.account.id)).toMatchObject([
    { ...actor, sequence: 1, kind: "ACCOUNT_CREATED", user_id: null },
    { ...actor, sequence: 2, kind: "USER_CREATED", user_id: viewer.user!.id },
  ]);
  expect((await server.mails("ana@aurora.example"))[0]!.subject).toBe("Confirm your e-mail address");
  expect(codeOf(await signIn(server, { email: "ana@aurora.example", password: NEW_PASSWORD }))).toBe(null);
});

test("the mailed link verifies the address", async () => {
  const { result } = await signUp({ email: "verifies@example.com", language: "PT_BR" });
  const [mail] = await server.mails("verifies@example.com");
  expect(mail!.subject).toBe("Confirme seu e-mail");
  const token = await tokenMailed(server, "verifies@example.com");
  await nobody(server).must(
    graphql(`mutation ($token: String!) { verifyEmail(token: $token) { verified userErrors { code } } }`),
    { token },
  );
  const { viewer } = await withToken(server, signedIn(result).token!).must(
    graphql(`{ viewer { user { emailVerified } } }`),
  );
  expect(viewer.user!.emailVerified).toBe(true);
});

test.each<[given: NewAccount, taken: NewAccount]>([
  [{}, { language: "EN", region: "US", timeZone: "UTC" }],
  [{ language: "ES" }, { language: "ES", region: "ES", timeZone: "Europe/Madrid" }],
  [{ language: "PT_BR" }, { language: "PT_BR", region: "BR", timeZone: "America/Sao_Paulo" }],
  [
    { language: "PT_BR", region: "PT" },
    { language: "PT_BR", region: "PT", timeZone: "America/Sao_Paulo" },
  ],
  [
    { region: "AR", timeZone: "America/Argentina/Salta" },
    { language: "EN", region: "AR", timeZone: "America/Argentina/Salta" },
  ],
])("of %o an account takes %o", async (given, taken) => {
  const { viewer } = signedIn((await signUp(given)).result);
  expect(viewer.account).toMatchObject(taken);
  expect(viewer.user!.language).toBe(taken.language);
});

test("a slug is derived from the name, with a number where it is taken", async () => {
  const slugs = [];
  for (let i = 0; i < 3; i++)
    slugs.push(signedIn((await signUp({ accountName: "Café São João" })).result).viewer.account.slug);
  expect(slugs).toEqual(["cafe-sao-joao", "cafe-sao-joao-2", "cafe-sao-joao-3"]);
});

test("of ten who want one slug at once, one gets it, 20 times out of 20", async () => {
  for (let round = 0; round < 20; round++) {
    const slug = `contested-${round}`;
    const answers = await Promise.all(Array.from({ length: 10 }, () => signUp({ slug })));
    expect(answers.filter(({ result }) => result)).toHaveLength(1);
    expect(answers.filter((answer) => codeOf(answer) === "ALREADY_EXISTS")).toHaveLength(9);
  }
});

test.each([
  ["BLANK", "accountName", { accountName: " " }],
  ["INVALID", "slug", { slug: "Not A Slug" }],
  ["INVALID", "slug", { slug: "" }],
  ["INVALID", "slug", { slug: "admin" }],
  ["ALREADY_EXISTS", "slug", { slug: "taken-slug" }],
  ["TOO_LONG", "firstName", { firstName: "x".repeat(121) }],
  ["INVALID", "lastName", { lastName: "So\u202euza" }],
  ["EMAIL_INVALID", "email", { email: "ana@x.io <b@evil.io>" }],
  ["EMAIL_DISPOSABLE", "email", { email: "ana@mailinator.com" }],
  ["PASSWORD_TOO_WEAK", "password", { password: "password12" }],
  ["PASSWORD_TOO_WEAK", "password", { password: "padariaaurora" }],
  ["TOO_LONG", "password", { password: "x".repeat(257) }],
  ["INVALID", "region", { region: "XX" }],
  ["INVALID", "timeZone", { timeZone: "+03:00" }],
])("%s for %s, and nothing is made", async (code, field, input) => {
  await signUp({ slug: "taken-slug" });
  const before = await stateOf(server);
  expect(await signUp(input)).toEqual({ result: null, userErrors: [{ code, path: ["input", field] }] });
  expect(await stateOf(server)).toEqual(before);
});

test("everything that is wrong is told at once", async () => {
  const { userErrors } = await signUp({
    accountName: "",
    slug: "-",
    firstName: "",
    email: "x",
    region: "?",
    password: "x",
  });
  expect(userErrors.map(({ path }) => path![1])).toEqual([
    "accountName",
    "slug",
    "firstName",
    "email",
    "region",
    "password",
  ]);
});
