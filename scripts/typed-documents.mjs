// A plugin of graphql-codegen that knows documents by their text, so that tests need no unique names for their operations.
import { createHash } from "node:crypto";
import { Kind, visit } from "graphql";

const NAMED = [Kind.OPERATION_DEFINITION, Kind.FRAGMENT_DEFINITION, Kind.FRAGMENT_SPREAD];

/** Each text once, under names of its own. They come from the text: types keep theirs when other documents come and go. */
export function transform({ documents }) {
  const byText = new Map(documents.map((file) => [file.rawSDL, file]));
  return [...byText.keys()].sort().map((text) => {
    const file = byText.get(text);
    const hash = createHash("sha256").update(text).digest("hex").slice(0, 8);
    const unique = (node) => ({ kind: Kind.NAME, value: `${node.name?.value ?? "Anonymous"}_${hash}` });
    return {
      ...file,
      document: visit(file.document, {
        enter: (node) => (NAMED.includes(node.kind) ? { ...node, name: unique(node) } : undefined),
      }),
    };
  });
}

/** The map from each text to the types of its operation. */
export function plugin(_schema, documents) {
  const entries = documents.map(({ rawSDL, document }) => {
    const { operation, name } = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    const type = `${name.value}${operation[0].toUpperCase()}${operation.slice(1)}`;
    return `  ${JSON.stringify(rawSDL)}: TypedDocument<${type}, ${type}Variables>;`;
  });
  return {
    prepend: ["// Written by `npm run codegen`.", 'import type { TypedDocument } from "../graphql.js";'],
    content: ["export interface Documents {", ...entries, "}"].join("\n"),
  };
}
