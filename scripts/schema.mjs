// `npm run schema`: writes schema/schema.graphql, the public API as the resolvers and the map of rights make it.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import "./typescript.mjs";

const { printedSchema } = await import("../src/schema.ts");
const folder = path.join(import.meta.dirname, "../schema");
mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, "schema.graphql"), printedSchema());
