import { expect, test } from "vitest";
import { anAccount, aServer, aSession, graphql, nobody, untyped } from "../kit/index.js";
import { aMemberWithPassword, isAlive, PASSWORD, codeOf as refusalOf, stateOf } from "./kit.js";
import {
  anEnrolledMember,
  anonymously,
  challengeOf,
  codeOf,
  done,
  enrol,
  laterCode,
  payloadOf,
  twoFactorOf,
  wrongCode,
} from "./two-factor.js";

const server = await aServer();

test("with a session and the password: secret, URL and QR code, a first code, ten recovery codes", async () => {
  const { account } = await anAccount(server, { name: "Padaria Aurora" });
  const member = await aMemberWithPassword(account, { firstName: "Bia", lastName: "Reis" });
  const other = await aSession(account, member.userId);
  expect(await twoFactorOf(member)).toEqual({ required: false, enabled: false, recoveryCodesLeft: 0 });

  const begun = await done(member, "beginTwoFactor", { password: PASSWORD });
  expect(begun.secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(begun.otpauthUrl).toMatch(/^otpauth:\/\/totp\/Padaria%20Aurora:/);
  expect(begun.otpauthUrl).toContain(`secret=${begun.secret}`);
  expect(begun.qrCode).toMatch(/^data:image\/svg\+xml;base64,/);
  expect(await twoFactorOf(member)).toEqual({ required: false, enabled: false, recoveryCodesLeft: 0 });
  expect(await server.eventsOf(account.id)).toEqual([]);

  const confirmed = await done(member, "confirmTwoFactor", { code: codeOf(begun.secret) });
  expect(confirmed.result).toBe(null);
  expect(new Set(confirmed.recoveryCodes).size).toBe(10);
  expect(await twoFactorOf(member)).toEqual({ required: false, enabled: true, recoveryCodesLeft: 10 });
  expect(await server.eventsOf(account.id)).toMatchObject([
    {
      kind: "USER_TWO_FACTOR_CHANGED",
      actor_id: member.userId,
      user_id: member.userId,
      subject_name: "Bia Reis",
      changes: [{ field: "twoFactorEnabled", before: "false", after: "true" }],
      ended_sessions: null,
    },
  ]);
  expect(await Promise.all([member, other].map(isAlive))).toEqual([true, true]);
});

test("beginning again replaces the secret; what was begun lasts an hour", async () => {
  const { account } = await anAccount(server);
  const member = await aMemberWithPassword(account);
  const first = await done(member, "beginTwoFactor", { password: PASSWORD });
  const second = await done(member, "beginTwoFactor", { password: PASSWORD });
  expect(second.secret).not.toBe(first.secret);
  const before = await stateOf(server);
  expect(await payloadOf(member, "confirmTwoFactor", { code: codeOf(first.secret) })).toMatchObject({
    recoveryCodes: null,
    userErrors: [{ code: "INVALID_CREDENTIALS", path: ["input", "code"] }],
  });
  expect(await stateOf(server)).toEqual(before);
  await server.sql("update two_factor_enrolment set expires_at = now() where user_id = $1", [member.userId]);
  expect(refusalOf(await payloadOf(member, "confirmTwoFactor", { code: codeOf(second.secret) }))).toBe("INVALID_STATE");
  expect(await twoFactorOf(member)).toMatchObject({ enabled: false });
});

test("it takes the password, and either a session or a challenge", async () => {
  const { account } = await anAccount(server);
  const member = await aMemberWithPassword(account);
  const before = await stateOf(server);
  for (const password of ["wrong", null, undefined])
    expect(await payloadOf(member, "beginTwoFactor", { password })).toMatchObject({
      secret: null,
      otpauthUrl: null,
      qrCode: null,
      userErrors: [{ code: "INVALID_CREDENTIALS", path: ["input", "password"] }],
    });
  const anonymous = nobody(server);
  for (const operation of [
    `mutation { beginTwoFactor(input: { password: "${PASSWORD}" }) { secret } }`,
    `mutation { confirmTwoFactor(input: { code: "123456" }) { recoveryCodes } }`,
  ]) {
    const { data, errors } = await anonymous.graphql(untyped(operation));
    expect(Object.values(data!)).toEqual([null]);
    expect(errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
  }
  for (const challenge of ["", "x", "A".repeat(64), member.token])
    expect(await anonymously(server, "beginTwoFactor", { challenge })).toMatchObject({
      secret: null,
      userErrors: [{ code: "INVALID_TOKEN", path: ["input", "challenge"] }],
    });
  expect(refusalOf(await payloadOf(member, "confirmTwoFactor", { code: "123456" }))).toBe("INVALID_STATE");
  expect(await stateOf(server)).toEqual(before);
});

test("who has it set up disables it before it sets up another", async () => {
  const { account } = await anAccount(server);
  const { member, secret } = await anEnrolledMember(account);
  const before = await stateOf(server);
  expect(refusalOf(await payloadOf(member, "beginTwoFactor", { password: PASSWORD }))).toBe("INVALID_STATE");
  expect(refusalOf(await payloadOf(member, "confirmTwoFactor", { code: codeOf(secret, 1) }))).toBe("INVALID_STATE");
  expect(await stateOf(server)).toEqual(before);
});

test("disabling takes the password and a code; then the password alone signs in", async () => {
  const { account } = await anAccount(server);
  const { member, secret } = await anEnrolledMember(account);
  const open = await challengeOf(server, member);
  const before = await stateOf(server);
  const refused = async (input: object, path: string) =>
    expect(await payloadOf(member, "disableTwoFactor", input)).toMatchObject({
      disabled: false,
      userErrors: [{ code: "INVALID_CREDENTIALS", path: ["input", path] }],
    });
  await refused({ password: "wrong", code: codeOf(secret, 1) }, "password");
  await refused({ password: PASSWORD, code: wrongCode(secret) }, "code");
  await refused({ password: PASSWORD, code: codeOf(secret) }, "code");
  expect(await stateOf(server)).toEqual(before);

  const { disabled } = await done(member, "disableTwoFactor", { password: PASSWORD, code: codeOf(secret, 1) });
  expect(disabled).toBe(true);
  expect(await twoFactorOf(member)).toEqual({ required: false, enabled: false, recoveryCodesLeft: 0 });
  expect((await server.eventsOf(account.id)).at(-1)).toMatchObject({
    kind: "USER_TWO_FACTOR_CHANGED",
    changes: [{ field: "twoFactorEnabled", before: "true", after: "false" }],
  });
  const later = { challenge: open, code: await laterCode(server, member, secret) };
  expect(refusalOf(await anonymously(server, "signInWithTwoFactor", later))).toBe("INVALID_TOKEN");
  expect(refusalOf(await payloadOf(member, "disableTwoFactor", { password: PASSWORD, code: codeOf(secret, 1) }))).toBe(
    "INVALID_STATE",
  );
});

test("a recovery code serves wherever a code does", async () => {
  const { account } = await anAccount(server);
  const { member, recoveryCodes } = await anEnrolledMember(account);
  const [one, two] = recoveryCodes;
  const renewed = await done(member, "renewRecoveryCodes", { password: PASSWORD, code: one });
  expect(refusalOf(await payloadOf(member, "disableTwoFactor", { password: PASSWORD, code: two }))).toBe(
    "INVALID_CREDENTIALS",
  );
  await done(member, "disableTwoFactor", { password: PASSWORD, code: renewed.recoveryCodes[0].toUpperCase() });
});

test("new recovery codes replace the old ones", async () => {
  const { account } = await anAccount(server);
  const { member, secret, recoveryCodes } = await anEnrolledMember(account);
  const used = { challenge: await challengeOf(server, member), code: recoveryCodes[0] };
  expect((await anonymously(server, "signInWithTwoFactor", used)).result.__typename).toBe("SignedIn");
  expect(await twoFactorOf(member)).toMatchObject({ recoveryCodesLeft: 9 });

  const before = await stateOf(server);
  expect(await payloadOf(member, "renewRecoveryCodes", { password: PASSWORD, code: wrongCode(secret) })).toMatchObject({
    recoveryCodes: null,
    userErrors: [{ code: "INVALID_CREDENTIALS", path: ["input", "code"] }],
  });
  expect(await stateOf(server)).toEqual(before);

  const code = await laterCode(server, member, secret);
  const renewed = await done(member, "renewRecoveryCodes", { password: PASSWORD, code });
  expect(new Set([...renewed.recoveryCodes, ...recoveryCodes]).size).toBe(20);
  expect(await twoFactorOf(member)).toMatchObject({ recoveryCodesLeft: 10 });
  expect((await server.eventsOf(account.id)).at(-1)).toMatchObject({
    kind: "USER_TWO_FACTOR_CHANGED",
    changes: [{ field: "recoveryCodesLeft", before: "9", after: "10" }],
  });
  const challenge = await challengeOf(server, member);
  const attempt = (typed: string) => anonymously(server, "signInWithTwoFactor", { challenge, code: typed });
  expect(refusalOf(await attempt(recoveryCodes[1]!))).toBe("INVALID_CREDENTIALS");
  expect((await attempt(renewed.recoveryCodes[0])).result.__typename).toBe("SignedIn");
});

test("another authenticator after disabling", async () => {
  const { account } = await anAccount(server);
  const { member, secret } = await anEnrolledMember(account);
  await done(member, "disableTwoFactor", { password: PASSWORD, code: codeOf(secret, 1) });
  const again = await enrol(member);
  expect(again.secret).not.toBe(secret);
  const challenge = await challengeOf(server, member);
  const signIn = (code: string) => anonymously(server, "signInWithTwoFactor", { challenge, code });
  expect(refusalOf(await signIn(codeOf(secret)))).toBe("INVALID_CREDENTIALS");
  expect((await signIn(codeOf(again.secret, 1))).result.__typename).toBe("SignedIn");
});

test("whoever follows the team sees it live; members without USERS_READ do not", async () => {
  const { account, admin } = await anAccount(server);
  const member = await aMemberWithPassword(account);
  const after = (await admin.must(graphql(`{ viewer { eventCursor } }`))).viewer.eventCursor;
  const stream = admin.subscribe(
    graphql(
      `subscription ($after: String) { userEvents(after: $after) { __typename kind userId user { twoFactor { enabled recoveryCodesLeft } } } }`,
    ),
    { after },
  );
  const denied = member.subscribe(graphql(`subscription { userEvents { kind } }`));
  await enrol(member);
  expect((await stream.next()).data).toEqual({
    userEvents: {
      __typename: "UserEvent",
      kind: "USER_TWO_FACTOR_CHANGED",
      userId: member.userId,
      user: { twoFactor: { enabled: true, recoveryCodesLeft: 10 } },
    },
  });
  expect((await denied.next()).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
});
