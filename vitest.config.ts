import { defineConfig } from "vitest/config";

export default defineConfig({
  // Two copies of graphql would not know each other's types.
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/kit/global-setup.ts"],
    pool: "forks",
    // TypeORM imports migrations by their paths, past vitest.
    execArgv: ["--import", "tsx"],
    maxWorkers: 3,
    // Races of many rounds, on a machine that has other work to do as well.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
