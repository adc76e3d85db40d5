import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import {
  type AccountScene,
  type Answer,
  aMember,
  anAccount,
  aServer,
  type Console,
  graphql,
  leavingNoTrace,
} from "../kit/index.js";
import { aPart, asked, give, holding, list } from "./kit.js";

const server = await aServer();

/** The permission that was missing, the code of another error, or `done`. */
const outcomeOf = ({ data, errors }: Answer): string =>
  errors
    ? errors.map(({ extensions }) => extensions.permission ?? extensions.code).join()
    : (data!.answer.userErrors[0]?.code ?? "done");

const SOMEBODY: Readonly<Record<string, (account: AccountScene) => Promise<Console>>> = {
  Manager: (account) => aMember(account, { role: "MANAGER" }),
  Attendant: (account) => aMember(account, { role: "ATTENDANT" }),
  Agent: (account) => aMember(account, { role: "AGENT" }),
  "who holds CHANNELS_MANAGE": async (account) => holding(account, await aMember(account), ["CHANNELS_MANAGE"]),
  "who holds CONVERSATIONS_INGEST": async (account) =>
    holding(account, await aMember(account), ["CONVERSATIONS_INGEST"]),
};

describe.each([
  ["Manager", { rename: "CHANNELS_MANAGE", status: "CONVERSATIONS_INGEST", both: "CHANNELS_MANAGE", restart: "done" }],
  [
    "Attendant",
    { rename: "CHANNELS_MANAGE", status: "CONVERSATIONS_INGEST", both: "CHANNELS_MANAGE", restart: "done" },
  ],
  [
    "Agent",
    { rename: "CHANNELS_MANAGE", status: "CONVERSATIONS_INGEST", both: "CHANNELS_MANAGE", restart: "CHANNELS_RESTART" },
  ],
  [
    "who holds CHANNELS_MANAGE",
    { rename: "done", status: "CONVERSATIONS_INGEST", both: "CONVERSATIONS_INGEST", restart: "CHANNELS_RESTART" },
  ],
  [
    "who holds CONVERSATIONS_INGEST",
    { rename: "CHANNELS_MANAGE", status: "done", both: "CHANNELS_MANAGE", restart: "CHANNELS_RESTART" },
  ],
] as const)("%s", (who, allowed) => {
  const DEEDS = {
    rename: ["update", { name: "Nova" }],
    status: ["update", { status: "CONNECTED" }],
    both: ["update", { name: "Nova", status: "CONNECTED" }],
    restart: ["restart", {}],
  } as const;
  const deeds = Object.keys(DEEDS) as (keyof typeof DEEDS)[];

  test.each(deeds)("as nobody's manager: %s", async (deed) => {
    const { account, admin } = await anAccount(server);
    const viewer = await SOMEBODY[who]!(account);
    const { id } = await aPart(admin, "Channel", "Loja");
    // To be another channel's manager is nothing to this one.
    await give(admin, viewer, { channelIds: [(await aPart(admin, "Channel", "Outra")).id] });
    const [verb, input] = DEEDS[deed];
    const attempt = async () => outcomeOf(await asked(viewer, verb, "Channel", { id, ...input }));
    if (allowed[deed] === "done") expect(await attempt()).toBe("done");
    else expect(await leavingNoTrace(account, attempt)).toBe(allowed[deed]);
    // Whoever may not change a channel is not told whether there is one.
    if (allowed[deed] !== "done")
      expect(outcomeOf(await asked(viewer, verb, "Channel", { id: uuidv7(), ...input }))).toBe(allowed[deed]);
  });

  test("as its manager: sets its status and restarts it, and renames it only by CHANNELS_MANAGE", async () => {
    const { account, admin } = await anAccount(server);
    const viewer = await SOMEBODY[who]!(account);
    const { id } = await aPart(admin, "Channel", "Loja");
    await give(admin, viewer, { channelIds: [id] });
    expect(outcomeOf(await asked(viewer, "restart", "Channel", { id }))).toBe("done");
    expect(outcomeOf(await asked(viewer, "update", "Channel", { id, status: "CONNECTED" }))).toBe("done");
    const rename = { id, name: "Nova" };
    expect(outcomeOf(await asked(viewer, "update", "Channel", rename))).toBe(allowed.rename);
    expect(outcomeOf(await asked(viewer, "update", "Channel", { id }))).toBe(allowed.rename);
    await give(admin, viewer, { channelIds: null });
    expect(outcomeOf(await asked(viewer, "restart", "Channel", { id }))).toBe(allowed.restart);
  });
});

test("creating and deleting channels takes CHANNELS_MANAGE, whoever manages them", async () => {
  const { account, admin } = await anAccount(server);
  const { id } = await aPart(admin, "Channel", "Loja");
  const manager = await aMember(account, { role: "MANAGER" });
  await give(admin, manager, { channelIds: [id] });
  await leavingNoTrace(account, async () => {
    for (const [verb, input] of [
      ["create", { name: "Outra", kind: "EMAIL" }],
      ["delete", { id }],
    ] as const)
      expect(outcomeOf(await asked(manager, verb, "Channel", input))).toBe("CHANNELS_MANAGE");
  });
});

test("a client account that was made a manager of a channel restarts nothing, and does not see who else is", async () => {
  const { account, admin } = await anAccount(server);
  const { id } = await aPart(admin, "Channel", "Loja");
  const group = await aPart(admin, "ChatGroup", "Família", { channelId: id });
  const client = await aMember(account, { roles: [] });
  await server.sql("update app_user set kind = 'CLIENT' where id = $1", [client.userId]);
  await server.sql("insert into user_channel values ($1, $2, $3)", [account.id, client.userId, id]);
  await server.sql("insert into user_chat_group values ($1, $2, $3)", [account.id, client.userId, group.id]);
  await leavingNoTrace(account, async () => {
    expect(outcomeOf(await asked(client, "restart", "Channel", { id }))).toBe("FORBIDDEN");
    expect(outcomeOf(await asked(client, "update", "Channel", { id, status: "CONNECTED" }))).toBe("FORBIDDEN");
  });
  const { data, errors } = await client.graphql(
    graphql(`{ viewer { user { channels { name managers { id } } chatGroups { name participants { id } } } } }`),
  );
  expect(data!.viewer!.user).toEqual({
    channels: [{ name: "Loja", managers: null }],
    chatGroups: [{ name: "Família", participants: null }],
  });
  expect(errors!.map(({ extensions }) => extensions.code)).toEqual(["FORBIDDEN", "FORBIDDEN"]);
});

test("every member sees the channels, and who manages them, by name", async () => {
  const { account, admin } = await anAccount(server);
  const { id } = await aPart(admin, "Channel", "Loja");
  const zoe = await aMember(account, { firstName: "Zoé" });
  const ana = await aMember(account, { firstName: "ana", role: "EDITOR" });
  for (const user of [zoe, ana]) await give(admin, user, { channelIds: [id] });
  expect((await list(ana, "Channel"))[0].managers).toEqual([{ id: ana.userId }, { id: zoe.userId }]);
});
