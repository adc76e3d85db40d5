import { expect } from "vitest";
import { type Console, untyped } from "../kit/index.js";

/** Labels and quick replies as the API names them: their lists, their names, and what else they have. */
export const KINDS = {
  Label: {
    one: "label",
    many: "labels",
    table: "label",
    log: "LABEL",
    name: "name",
    other: "color",
    create: "LABELS_CREATE",
    manage: "LABELS_MANAGE",
    first: "#00aa7f",
    second: "#1f2937",
  },
  QuickReply: {
    one: "quickReply",
    many: "quickReplies",
    table: "quick_reply",
    log: "QUICK_REPLY",
    name: "shortcut",
    other: "text",
    create: "QUICK_REPLIES_CREATE",
    manage: "QUICK_REPLIES_MANAGE",
    first: "Olá!\nComo podemos ajudar?",
    second: "Boa tarde.",
  },
} as const;

type Kind = keyof typeof KINDS;
type Verb = "create" | "update" | "delete";

const fieldsOf = (kind: Kind) => `id ${KINDS[kind].name} ${KINDS[kind].other}`;

/** What a mutation of one of them answers, whatever that is. */
export function asked(console: Console, verb: Verb, kind: Kind, input: object) {
  if (verb === "delete")
    return console.graphql(
      untyped(`mutation ($id: ID!) { answer: delete${kind}(id: $id) { deletedId userErrors { code path } } }`),
      input,
    );
  const type = `${verb === "create" ? "Create" : "Update"}${kind}Input!`;
  return console.graphql(
    untyped(
      `mutation ($input: ${type}) { answer: ${verb}${kind}(input: $input) { ${KINDS[kind].one} { ${fieldsOf(kind)} } userErrors { code path } } }`,
    ),
    { input },
  );
}

/** The payload of a mutation that the viewer may use. */
export async function payloadOf(...asking: Parameters<typeof asked>) {
  const { data, errors } = await asked(...asking);
  expect(errors).toBeUndefined();
  return data!.answer;
}

/** One of the account's, as it is shown. */
export async function made(console: Console, kind: Kind, called: string) {
  const { name, other, first, one } = KINDS[kind];
  const payload = await payloadOf(console, "create", kind, { [name]: called, [other]: first });
  expect(payload.userErrors).toEqual([]);
  return payload[one];
}

export const list = async (console: Console, kind: Kind) =>
  (await console.must(untyped(`{ ${KINDS[kind].many} { ${fieldsOf(kind)} } }`)))[KINDS[kind].many];
