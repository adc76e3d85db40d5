/* Who may import whom: see "Layout" in docs/architecture.md. `npm run check` holds the sources to it. */

/** What the product does, in the order in which its parts may import one another: each only those before it, and through index.ts. */
const MODULES = [
  "accounts",
  "structure",
  "roles",
  "users",
  "sessions",
  "api-keys",
  "organizations",
  "invitations",
  "conversations",
  "attachments",
  "automation",
  "reports",
  "campaigns",
  "log",
  "erasure",
];

/** What the modules stand on. */
const FOUNDATIONS = "access|database|reading|events|server|mail|jobs|errors|input|security|storage";

/** The files of a module that speak GraphQL: its types, inputs and resolvers. The others do the work. */
const GRAPHQL = "^src/modules/.*\\.(type|inputs|args|resolver|mutations)\\.ts$";

const leftwards = MODULES.map((name, place) => ({
  name: `modules-leftwards-${name}`,
  comment:
    "A module imports only modules before it. What reaches the other way goes through a hook registered in src/modules.ts.",
  severity: "error",
  from: { path: `^src/modules/${name}/` },
  to: { path: `^src/modules/(${MODULES.slice(place + 1).join("|") || "(?!)"})/` },
}));

module.exports = {
  forbidden: [
    ...leftwards,
    {
      name: "modules-are-listed",
      comment: "A new module takes its place in the order above.",
      severity: "error",
      from: {},
      to: { path: "^src/modules/", pathNot: `^src/modules/(${MODULES.join("|")})/` },
    },
    {
      name: "modules-through-index",
      comment: "What a module offers to others is in its index.ts.",
      severity: "error",
      from: { path: "^src/modules/([^/]+)/" },
      to: { path: "^src/modules/[^/]+/", pathNot: ["^src/modules/$1/", "/index\\.ts$"] },
    },
    {
      name: "modules-through-index-from-outside",
      comment: "The composition root too takes modules by their index.ts.",
      severity: "error",
      from: { pathNot: "^(src/modules|tests)/" },
      to: { path: "^src/modules/[^/]+/", pathNot: "/index\\.ts$" },
    },
    {
      name: "foundations-know-no-module",
      severity: "error",
      from: { path: `^src/(${FOUNDATIONS})/` },
      to: { path: "^src/(modules|demo)(/|\\.ts$)" },
    },
    {
      name: "foundations-know-no-root",
      comment:
        "The composition root puts the parts together; the parts do not know it. A configuration is only a type to them.",
      severity: "error",
      from: { path: `^src/(${FOUNDATIONS}|modules)/` },
      to: { path: "^src/((main|app|schema|migrate|modules|resolvers|hooks|entities)\\.ts$|demo/)" },
    },
    {
      name: "entities-are-columns",
      comment: "Entities import TypeORM, and otherwise types alone.",
      severity: "error",
      from: { path: "\\.entity\\.ts$" },
      to: { pathNot: "^node_modules/typeorm/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "graphql-touches-no-sql",
      comment: "A resolver is one call of a service or of the reader.",
      severity: "error",
      from: { path: GRAPHQL },
      to: { path: "^node_modules/(typeorm|pg)/|^src/database/|\\.(store|entity)\\.ts$" },
    },
    {
      name: "services-and-stores-know-no-graphql",
      comment: "What the product does is done without knowing who asked for it, and how.",
      severity: "error",
      from: { path: "^src/modules/", pathNot: GRAPHQL },
      to: { path: "^node_modules/(graphql|type-graphql|@apollo)/" },
    },
    {
      name: "sources-know-no-tests",
      severity: "error",
      from: { path: "^(src|migrations)/" },
      to: { path: "^(tests|bench)/|^node_modules/vitest/" },
    },
    {
      name: "no-cycles",
      comment: "Of what runs. Types may refer to one another: they are gone when it does.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    { name: "no-unresolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "no-development-packages",
      comment: "What is not installed in production must not be needed there.",
      severity: "error",
      from: { path: "^(src|migrations)/" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      // Packages that are nothing but types.
      mainFields: ["main", "types", "typings"],
    },
  },
};
