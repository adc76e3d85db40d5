import { expect, test } from "vitest";
import { aMember, anAccount, aServer, graphql, nobody } from "../kit/index.js";
import { agents, anAddress, GET, INVITE, invite, kindsOf, leavesNothing, outcomes, SEATS, tokenFor } from "./kit.js";

const server = await aServer();

test("an invitation is stored, mailed, shown and told", async () => {
  const { account, admin } = await anAccount(server, { name: "Padaria Aurora" });
  const email = anAddress();
  const { department } = (
    await admin.must(
      graphql(`mutation { createDepartment(input: { name: "Vendas" }) { department { id } userErrors { code } } }`),
    )
  ).createDepartment;
  const [result] = await invite(admin, account, `Carla Dias <${email.toUpperCase()}>`, {
    roleIds: [account.roleIds.EDITOR, account.roleIds.AGENT],
    departmentIds: [department!.id],
    conversationLimit: 3,
    message: " Welcome!\r\nWe are glad. ",
  });
  expect(result).toEqual({ email, invitation: { id: expect.any(String), status: "PENDING" }, userErrors: [] });

  const [mail] = await server.mails(email);
  expect(mail!.subject).toBe("Ana Souza invites you to Padaria Aurora");
  expect(mail!.text).toContain("Your role: Agent and Editor.");
  expect(mail!.text).toContain("> Welcome!\n> We are glad.");
  await expect
    .poll(async () => (await admin.must(GET, { id: result!.invitation!.id })).invitation.delivery)
    .toBe("SENT");
  const { invitation } = await admin.must(GET, { id: result!.invitation!.id });
  expect(invitation).toMatchObject({
    email,
    kind: "MEMBER",
    status: "PENDING",
    roles: [{ name: "Agent" }, { name: "Editor" }],
    departments: [{ name: "Vendas" }],
    conversationLimit: 3,
    message: "Welcome!\nWe are glad.",
    language: "EN",
    invitedBy: { id: admin.userId, name: "Ana Souza" },
    acceptedBy: null,
    sendCount: 1,
    version: 1,
  });
  expect(invitation.sentAt).toBe(invitation.createdAt);
  expect(Date.parse(invitation.expiresAt) - Date.parse(invitation.createdAt)).toBe(7 * 24 * 3600 * 1000);
  expect((await admin.must(SEATS)).viewer.account.seats).toEqual({ limit: 100, used: 1, reserved: 1, available: 98 });

  const event = (await server.eventsOf(account.id)).at(-1)!;
  expect(event).toMatchObject({
    kind: "INVITATION_SENT",
    actor_id: admin.userId,
    subject_id: invitation.id,
    subject_name: email,
  });
  expect(event.changes.map(({ field, after }) => [field, after])).toEqual([
    ["roles", '["Agent","Editor"]'],
    ["departments", '["Vendas"]'],
    ["conversationLimit", "3"],
    ["language", '"EN"'],
    ["expiresAt", JSON.stringify(invitation.expiresAt)],
  ]);
});

test("pasted lists are read entry by entry, and each distinct address is answered once, in the order given", async () => {
  const { account, admin } = await anAccount(server);
  const [a, b, c, d, e] = Array.from({ length: 5 }, anAddress) as [string, string, string, string, string];
  const results = await invite(admin, account, [
    `${b}; "Dias, Carla" <${a}>\nnot an address,`,
    `${c}\t${b.toUpperCase()}\r\nBruno Lima <${d}>, <${e}>`,
    `x@mailinator.com ${a}`,
  ]);
  expect(outcomes(results)).toEqual([
    [b, "sent"],
    [a, "sent"],
    ["not an address", "EMAIL_INVALID"],
    [c, "sent"],
    [d, "sent"],
    [e, "sent"],
    ["x@mailinator.com", "EMAIL_DISPOSABLE"],
  ]);
  expect(results[2]).toMatchObject({ invitation: null, userErrors: [{ path: ["input", "emails", "0"] }] });
  expect(results[6]).toMatchObject({ invitation: null, userErrors: [{ path: ["input", "emails", "2"] }] });
  expect(await kindsOf(account)).toEqual(Array(5).fill("INVITATION_SENT"));
  const told = (await server.eventsOf(account.id)).map(({ subject_name }) => subject_name);
  expect(told).toEqual([b, a, c, d, e]);
});

test("the mail is in the language asked for, otherwise in the account's, and so is the user's", async () => {
  const { account, admin } = await anAccount(server, { language: "PT_BR", name: "Padaria Aurora" });
  const [spanish, portuguese] = [anAddress(), anAddress()];
  await invite(admin, account, spanish, { language: "ES", roleIds: [account.roleIds.MANAGER] });
  await invite(admin, account, portuguese, { roleIds: [account.roleIds.DISPATCHER] });
  const [[inSpanish], [inPortuguese]] = await Promise.all([server.mails(spanish), server.mails(portuguese)]);
  expect(inSpanish!.subject).toBe("Ana Souza le invita a Padaria Aurora");
  expect(inSpanish!.text).toContain("Gerente");
  expect(inPortuguese!.subject).toContain("Ana Souza convida você");
  expect(inPortuguese!.text).toContain("Expedidor");
  expect(await tokenFor(server, spanish)).not.toBe(await tokenFor(server, portuguese));
});

test("members, invited addresses and foreign domains are refused, each on its own", async () => {
  const { account, admin } = await anAccount(server);
  const member = await aMember(account);
  const [invited, foreign, fine] = [anAddress(), "carla@elsewhere.example", anAddress()];
  const [first] = await invite(admin, account, invited);
  await server.sql("update account set allowed_email_domains = '{example.com}' where id = $1", [account.id]);
  const results = await invite(admin, account, [member.email, invited, foreign, fine]);
  expect(outcomes(results)).toEqual([
    [member.email, "ALREADY_MEMBER"],
    [invited, "ALREADY_INVITED"],
    [foreign, "EMAIL_DOMAIN_NOT_ALLOWED"],
    [fine, "sent"],
  ]);
  expect(results[1]!.invitation).toEqual(first!.invitation);
});

test("the same address may be invited and be a user in another account", async () => {
  const [{ account, admin }, other] = await Promise.all([anAccount(server), anAccount(server)]);
  const email = anAddress();
  await aMember(other.account, { email });
  expect(outcomes(await invite(admin, account, email))).toEqual([[email, "sent"]]);
});

test("with atomic, one that cannot be invited keeps all others from being invited", async () => {
  const { account, admin } = await anAccount(server, { seats: 3 });
  const [a, b, c] = [anAddress(), anAddress(), anAddress()];
  const results = await leavesNothing(account, () => invite(admin, account, [a, b, c, "nonsense"], { atomic: true }));
  expect(outcomes(results)).toEqual([
    [a, "ABORTED"],
    [b, "ABORTED"],
    [c, "SEATS_EXHAUSTED"],
    ["nonsense", "EMAIL_INVALID"],
  ]);
  expect(results.map(({ invitation }) => invitation)).toEqual([null, null, null, null]);
  expect(outcomes(await invite(admin, account, [a, b], { atomic: true }))).toEqual([
    [a, "sent"],
    [b, "sent"],
  ]);
});

test("a dry run answers the same, and does nothing", async () => {
  const { account, admin } = await anAccount(server, { seats: 3 });
  const [a, b, c] = [anAddress(), anAddress(), anAddress()];
  const [known] = await invite(admin, account, a);
  await server.mails(a);
  const dry = await leavesNothing(account, () => invite(admin, account, [a, b, c], { dryRun: true }));
  expect(outcomes(dry)).toEqual([
    [a, "ALREADY_INVITED"],
    [b, "sent"],
    [c, "SEATS_EXHAUSTED"],
  ]);
  expect(dry.map(({ invitation }) => invitation)).toEqual([known!.invitation, null, null]);
  const atomic = await leavesNothing(account, () => invite(admin, account, [b, c], { dryRun: true, atomic: true }));
  expect(outcomes(atomic)).toEqual([
    [b, "ABORTED"],
    [c, "SEATS_EXHAUSTED"],
  ]);
  expect(outcomes(await invite(admin, account, [a, b, c]))).toEqual(outcomes(dry));
});

const unknownId = "01900000-0000-7000-8000-000000000000";

test.each([
  ["no address", { emails: [" , ;"] }, [{ code: "BLANK", path: ["input", "emails"] }]],
  [
    "501 addresses",
    { emails: [Array.from({ length: 501 }, (_, i) => `x${i}@example.com`).join()] },
    [{ code: "TOO_MANY", path: ["input", "emails"] }],
  ],
  ["no role", { roleIds: [] }, [{ code: "BLANK", path: ["input", "roleIds"] }]],
  [
    "an unknown role and department",
    { roleIds: [unknownId], departmentIds: [unknownId] },
    [
      { code: "NOT_FOUND", path: ["input", "roleIds", "0"] },
      { code: "NOT_FOUND", path: ["input", "departmentIds", "0"] },
    ],
  ],
  [
    "a long message and a limit out of bounds",
    { message: "x".repeat(1001), conversationLimit: 10_001 },
    [
      { code: "INVALID", path: ["input", "conversationLimit"] },
      { code: "TOO_LONG", path: ["input", "message"] },
    ],
  ],
])("a request with %s is refused as a whole", async (_what, more, expected) => {
  const { account, admin } = await anAccount(server);
  const { data } = await leavesNothing(account, () => admin.graphql(INVITE, agents(account, anAddress(), more)));
  const bare = expected.map((error) => ({ ...error, permissions: null }));
  expect(data!.inviteUsers).toEqual({ results: [], userErrors: bare });
});

test("another account's roles are unknown ones", async () => {
  const [{ account, admin }, other] = await Promise.all([anAccount(server), anAccount(server)]);
  const { data } = await leavesNothing(account, () =>
    admin.graphql(INVITE, agents(account, anAddress(), { roleIds: [other.account.roleIds.AGENT] })),
  );
  expect(data!.inviteUsers!.userErrors).toMatchObject([{ code: "NOT_FOUND", path: ["input", "roleIds", "0"] }]);
});

test("a Manager invites those below it alone, judged by all their roles together", async () => {
  const { account } = await anAccount(server);
  const manager = await aMember(account, { role: "MANAGER" });
  const { AGENT, DISPATCHER, ATTENDANT, EDITOR, MANAGER, ADMINISTRATOR } = account.roleIds;
  const all = [AGENT, DISPATCHER, ATTENDANT];
  expect(await invite(manager, account, anAddress(), { roleIds: all })).toMatchObject([{ userErrors: [] }]);
  const tooMuch: [roleIds: string[], permissions: unknown][] = [
    [[EDITOR, AGENT], ["CAMPAIGNS_MANAGE"]],
    [[MANAGER], expect.arrayContaining(["USERS_DELETE"])],
    [[AGENT, ADMINISTRATOR], expect.arrayContaining(["USERS_DELETE", "ACCOUNT_MANAGE"])],
  ];
  for (const [roleIds, permissions] of tooMuch) {
    const { data } = await leavesNothing(account, () =>
      manager.graphql(INVITE, agents(account, anAddress(), { roleIds })),
    );
    expect(data!.inviteUsers!.userErrors).toEqual([{ code: "ESCALATION", path: ["input", "roleIds"], permissions }]);
  }
});

test("who may not invite is told which permission that takes", async () => {
  const { account } = await anAccount(server);
  for (const [who, code] of [
    [await aMember(account), "FORBIDDEN"],
    [nobody(server), "UNAUTHENTICATED"],
  ] as const) {
    const { errors } = await leavesNothing(account, () => who.graphql(INVITE, agents(account, anAddress())));
    expect(errors).toMatchObject([
      { extensions: { code, ...(code === "FORBIDDEN" && { permission: "USERS_INVITE" }) } },
    ]);
  }
});
