import { v7 as uuidv7 } from "uuid";
import { expect } from "vitest";
import { type AccountScene, type Answer, type Console, graphql, untyped } from "../kit/index.js";

/** The kinds of parts as the API names them: its list, and the list of users' and invitations' inputs. */
export const KINDS = {
  Department: { one: "department", many: "departments", ids: "departmentIds", table: "department", log: "DEPARTMENT" },
  Skill: { one: "skill", many: "skills", ids: "skillIds", table: "skill", log: "SKILL" },
  Project: { one: "project", many: "projects", ids: "projectIds", table: "project", log: "PROJECT" },
  Channel: { one: "channel", many: "channels", ids: "channelIds", table: "channel", log: "CHANNEL" },
  ChatGroup: { one: "chatGroup", many: "chatGroups", ids: "chatGroupIds", table: "chat_group", log: "CHAT_GROUP" },
} as const;

export type Kind = keyof typeof KINDS;

export const ALL_KINDS = Object.keys(KINDS) as Kind[];

const FIELDS: Readonly<Record<Kind, string>> = {
  Department: "id name userCount",
  Skill: "id name userCount",
  Project: "id name userCount",
  Channel: "id name kind status managers { id }",
  ChatGroup: "id name channel { id name } participants { id }",
};

/** What a mutation of a part answers, whatever that is. */
export function asked(
  console: Console,
  verb: "create" | "update" | "delete" | "restart",
  kind: Kind,
  input: object,
): Promise<Answer> {
  const shown = `${KINDS[kind].one} { ${FIELDS[kind]} } userErrors { code path }`;
  if (verb === "delete")
    return console.graphql(
      untyped(`mutation ($id: ID!) { answer: delete${kind}(id: $id) { deletedId userErrors { code path } } }`),
      input,
    );
  if (verb === "restart")
    return console.graphql(untyped(`mutation ($id: ID!) { answer: restart${kind}(id: $id) { ${shown} } }`), input);
  const type = `${verb === "create" ? "Create" : "Update"}${kind}Input!`;
  return console.graphql(untyped(`mutation ($input: ${type}) { answer: ${verb}${kind}(input: $input) { ${shown} } }`), {
    input,
  });
}

/** The payload of a mutation that the viewer may use. */
export async function payloadOf(...asking: Parameters<typeof asked>) {
  const { data, errors } = await asked(...asking);
  expect(errors).toBeUndefined();
  return data!.answer;
}

/** The one error code of a payload, or `done`. */
// biome-ignore lint/suspicious/noExplicitAny: payloads are as various as the documents
export const codeOf = (payload: any): string =>
  payload.userErrors.map(({ code }: { code: string }) => code).join() || "done";

/** A part, by the account's own words; answers it as it is shown. A chat group gets a channel of its own. */
export async function aPart(admin: Console, kind: Kind, name: string, more: object = {}) {
  const channelId =
    kind === "ChatGroup" && !("channelId" in more) ? (await aPart(admin, "Channel", uuidv7())).id : null;
  const input = { name, ...(kind === "Channel" && { kind: "WHATSAPP" }), ...(channelId && { channelId }), ...more };
  const payload = await payloadOf(admin, "create", kind, input);
  expect(payload.userErrors).toEqual([]);
  return payload[KINDS[kind].one];
}

/** One part of each kind. */
export async function aPartOfEach(admin: Console): Promise<Record<Kind, { id: string; name: string }>> {
  const channel = await aPart(admin, "Channel", "The Channel");
  return {
    Department: await aPart(admin, "Department", "The Department"),
    Skill: await aPart(admin, "Skill", "The Skill"),
    Project: await aPart(admin, "Project", "The Project"),
    Channel: channel,
    ChatGroup: await aPart(admin, "ChatGroup", "The ChatGroup", { channelId: channel.id }),
  };
}

/** The ids of parts as an input lists them. */
export const idsOf = (parts: Partial<Record<Kind, { id: string }>>) =>
  Object.fromEntries(ALL_KINDS.flatMap((kind) => (parts[kind] ? [[KINDS[kind].ids, [parts[kind].id]]] : [])));

/** The parts' names as users and invitations show them. */
export const LISTS =
  "departments { name } skills { name } projects { name } channels { name } chatGroups { name channel { name } }";

/** Gives a user these parts. */
export async function give(admin: Console, user: Console, patch: object): Promise<void> {
  await admin.must(
    graphql(
      `mutation ($input: UpdateUserInput!) { updateUser(input: $input) { user { id } userErrors { code path } } }`,
    ),
    { input: { id: user.userId, patch } },
  );
}

export const list = async (console: Console, kind: Kind) =>
  (await console.must(untyped(`{ ${KINDS[kind].many} { ${FIELDS[kind]} } }`)))[KINDS[kind].many];

/** A role of the account's own, as an account that has them holds it, in the place of what somebody holds. */
export async function holding(account: AccountScene, user: Console, permissions: readonly string[]): Promise<Console> {
  const id = uuidv7();
  await account.server.sql(
    "insert into role (account_id, id, kind, name, permissions) values ($1, $2, 'CUSTOM', $3, $4)",
    [account.id, id, id, permissions],
  );
  await account.server.sql("update user_role set role_id = $3 where account_id = $1 and user_id = $2", [
    account.id,
    user.userId,
    id,
  ]);
  return user;
}
