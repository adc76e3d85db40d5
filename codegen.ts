import type { CodegenConfig } from "@graphql-codegen/cli";

const config: CodegenConfig = {
  schema: "schema/schema.graphql",
  generates: {
    "tests/kit/generated/documents.ts": {
      documents: ["tests/**/*.ts", "!**/generated"],
      documentTransforms: ["./scripts/typed-documents.mjs"],
      plugins: ["typescript-operations", "./scripts/typed-documents.mjs"],
      config: {
        scalars: { ID: "string", DateTime: "string" },
        strictScalars: true,
        namingConvention: "keep",
        skipTypeNameForRoot: true,
        disableDescriptions: true,
        // Documents of different tests may have one name, or none.
        skipDocumentsValidation: { skipDuplicateValidation: true },
      },
    },
  },
};

export default config;
