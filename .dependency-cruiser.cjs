// The five rules of import and "no cycles", types included. Each rule lists what a folder may reach.

/** What the pure layers share: no folder below may import more than its rule says. */
const CONTRACT_LAYER = "^lib/(schemas/|contracts/|errors\\.ts$)";
const DOMAIN = "^lib/domain/";
const ADAPTERS = "^lib/adapters/";
const GENERATED = "^generated/prisma/";
const EDGES = "^(app|worker|e2e|server\\.ts$|lib/api/|lib/auth/)";
const TESTS = "\\.(test|db\\.test|fault\\.test)\\.tsx?$|^lib/testing/";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Two files that need each other are one file, or hide a third. Types count too.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "1-schemas-and-contracts-import-only-zod",
      comment: "lib/schemas, lib/contracts and lib/errors.ts import zod and each other.",
      severity: "error",
      from: { path: CONTRACT_LAYER, pathNot: TESTS },
      to: { pathNot: [CONTRACT_LAYER, "^node_modules/zod/"] },
    },
    {
      name: "1-schemas-stand-below-contracts",
      comment: "Contracts are built from schemas, never the other way round.",
      severity: "error",
      from: { path: "^lib/(schemas/|errors\\.ts$)", pathNot: TESTS },
      to: { path: "^lib/contracts/" },
    },
    {
      name: "2-domain-is-pure",
      comment:
        "lib/domain imports schemas, contracts, errors, zod and node:crypto; time, chance and effects come in as arguments.",
      severity: "error",
      from: { path: DOMAIN, pathNot: TESTS },
      to: { pathNot: [DOMAIN, CONTRACT_LAYER, "^node_modules/zod/", "^(node:)?crypto$"] },
    },
    {
      name: "3-adapters-import-downwards",
      comment: "lib/adapters wraps vendors; of this repository it knows the two layers below only.",
      severity: "error",
      from: { path: ADAPTERS, pathNot: TESTS },
      to: {
        path: "^(app|components|e2e|generated|lib|scripts|worker|server\\.ts)",
        pathNot: [ADAPTERS, DOMAIN, CONTRACT_LAYER, GENERATED],
      },
    },
    {
      name: "3-adapters-do-not-know-each-other",
      comment: "Of their own kind, adapters import env and logger only.",
      severity: "error",
      from: { path: "^lib/adapters/[^/]+$", pathNot: TESTS },
      to: { path: ADAPTERS, pathNot: "^lib/adapters/(env|logger)\\.ts$" },
    },
    {
      name: "3-adapters-of-several-files-know-their-own-folder",
      comment: "Beside env and logger, a file of an adapter's folder imports what stands in there.",
      severity: "error",
      from: {
        path: "^lib/adapters/([^/]+)/",
        pathNot: [TESTS, "^lib/adapters/channels/"],
      },
      to: { path: ADAPTERS, pathNot: ["^lib/adapters/(env|logger)\\.ts$", "^lib/adapters/$1/"] },
    },
    {
      name: "4-services-import-downwards",
      comment: "lib/services imports contracts, domain and adapters; never Next, React or an edge.",
      severity: "error",
      from: { path: "^lib/services/", pathNot: TESTS },
      to: {
        path: [
          "^(app|components|e2e|scripts|worker|server\\.ts)",
          "^lib/(api|auth|client|testing)/",
          "^node_modules/(next|next-auth|react|react-dom)/",
        ],
      },
    },
    {
      name: "4-only-services-talk-to-the-database",
      comment:
        "Edges call services; the generated client is reached through an adapter or a service.",
      severity: "error",
      from: { pathNot: ["^lib/(services|adapters|testing)/", "^generated/", "^prisma/", TESTS] },
      to: { path: [GENERATED, "^node_modules/@prisma/client/"] },
    },
    {
      name: "5-components-stay-in-the-browser",
      comment:
        "components import lib/client, schemas, contracts and the browser-safe domain files; the server is reached over HTTP.",
      severity: "error",
      from: { path: "^(components|lib/client)/", pathNot: TESTS },
      to: { path: "^(lib/(adapters|services|api|auth|testing)/|generated/|scripts/|prisma/)" },
    },
    {
      name: "5-nobody-imports-the-edges",
      comment: "app, worker and e2e are entrances: they import, and are not imported.",
      severity: "error",
      from: { pathNot: [EDGES, TESTS] },
      to: { path: "^(app|worker|e2e)/" },
    },
    {
      name: "5-edges-do-not-import-each-other",
      comment: "The web process, the worker and the browser tests meet in services only.",
      severity: "error",
      from: { path: "^(app|worker|e2e)/", pathNot: TESTS },
      to: { path: "^(app|worker|e2e)/", pathNot: "^$1/" },
    },
    {
      name: "tests-are-not-imported",
      comment: "lib/testing and test files serve tests only.",
      severity: "error",
      from: { pathNot: [TESTS, "^(e2e|bench)/", "^scripts/"] },
      to: { path: TESTS },
    },
  ],
  options: {
    doNotFollow: { path: ["^node_modules/", "^generated/"] },
    exclude: { path: ["^\\.next/", "^data/"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
    combinedDependencies: true,
  },
};
