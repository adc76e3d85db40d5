// Lets this process run the TypeScript of src and migrations as it is, once the packages are there.
import path from "node:path";
import "./install.mjs";

const { register } = await import("tsx/esm/api");
register({ tsconfig: path.join(import.meta.dirname, "../tsconfig.json") });
