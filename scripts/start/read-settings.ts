import { EnvError, loadEnv } from "#lib/adapters/env.ts";

// Reads the settings with the product's own parser for the start, which runs on Nodes that know no
// TypeScript. Prints what the start needs as JSON, or one line for each problem.
// What the start itself provides in local mode is stood in for.
const isLocal = (process.env.DATABASE_URL ?? "").trim() === "";
const provided = isLocal
  ? {
      SLUICE_LOCAL: "1",
      DATABASE_URL: "postgres://127.0.0.1/sluice",
      SLUICE_SECRET_KEY:
        process.env.SLUICE_SECRET_KEY?.trim() || "made at the start, see secrets.json",
    }
  : { SLUICE_LOCAL: undefined };

try {
  const { port, host, dataDir, egress } = loadEnv({ ...process.env, ...provided });
  console.log(JSON.stringify({ isLocal, port, host, dataDir, egressAllow: egress.allow }));
} catch (error) {
  if (!(error instanceof EnvError)) throw error;
  console.error(error.problems.join("\n"));
  process.exitCode = 1;
}
