// `npm run migrate`: migrations alone, for a deployment that runs them before its servers.
import "./typescript.mjs";

await import("../src/migrate.ts");
