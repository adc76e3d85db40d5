import { expect } from "vitest";
import { type Answer, type Console, untyped } from "../kit/index.js";

const SHOWN = {
  Contact: "contact { id name email phone groups { id name } createdAt }",
  ContactGroup: "contactGroup { id name }",
  Organization: "organization { id name version createdAt contactGroups { id name } }",
} as const;

export type Kind = keyof typeof SHOWN;
type Verb = "create" | "update" | "delete";

/** What a mutation of one of them answers, whatever that is. */
export function asked(console: Console, verb: Verb, kind: Kind, input: object): Promise<Answer> {
  if (verb === "delete")
    return console.graphql(
      untyped(`mutation ($id: ID!) { answer: delete${kind}(id: $id) { deletedId userErrors { code path } } }`),
      input,
    );
  const type = `${verb === "create" ? "Create" : "Update"}${kind}Input!`;
  return console.graphql(
    untyped(
      `mutation ($input: ${type}) { answer: ${verb}${kind}(input: $input) { ${SHOWN[kind]} userErrors { code path } } }`,
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

/** What is made or changed, as it is shown; it has to be. */
export async function done(console: Console, verb: "create" | "update", kind: Kind, input: object) {
  const { userErrors, ...shown } = await payloadOf(console, verb, kind, input);
  expect(userErrors).toEqual([]);
  return Object.values(shown)[0] as { id: string; name: string } & Record<string, unknown>;
}

/** The one error code of a payload, or `done`. */
export const codeOf = (payload: { userErrors: { code: string }[] }): string =>
  payload.userErrors.map(({ code }) => code).join() || "done";

/** The extensions of the one error with which a mutation is denied. */
export async function denialOf(...asking: Parameters<typeof asked>) {
  const { data, errors } = await asked(...asking);
  expect(data).toEqual({ answer: null });
  return errors!.map(({ extensions }) => extensions);
}

/** A role of the account's own with just these permissions, in the place of what somebody holds. */
