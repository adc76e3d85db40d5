// `npm start`: everything that a fresh clone needs, then the server, in this one process, so that signals reach it.
import "./typescript.mjs";

await import("../src/main.ts");
