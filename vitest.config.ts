import path from "node:path";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/kit/longest-first.js";

export default defineConfig({
  // Two copies of graphql would not know each other's types.
  resolve: {
    alias: [
      { find: /^graphql$/, replacement: "graphql/index.js" },
      { find: /^@node-rs\/argon2$/, replacement: path.join(import.meta.dirname, "tests/kit/argon2.ts") },
    ],
  },
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/kit/global-setup.ts"],
    setupFiles: "tests/kit/setup.ts",
    pool: "forks",
    // TypeORM imports migrations by their paths, past vitest.
    // Most of what tests make is soon garbage: with room for it, it need not be looked through so often.
    execArgv: ["--import", "tsx", "--max-semi-space-size=64"],
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // A worker keeps what it has loaded: the product takes longer to import than most files to run, and keeps no state outside its servers.
    isolate: false,
    // Races of many rounds, on a machine that has other work to do as well.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
