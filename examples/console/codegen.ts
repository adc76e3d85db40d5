import type { CodegenConfig } from "@graphql-codegen/cli";

const config: CodegenConfig = {
  // A copy of Roster's schema/schema.graphql.
  schema: "../../schema/schema.graphql",
  documents: "*.ts",
  generates: {
    "generated/": {
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: {
        scalars: { ID: "string", DateTime: "string" },
        importExtension: ".js",
        useTypeImports: true,
      },
    },
  },
};

export default config;
