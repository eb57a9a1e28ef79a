import { EnvError, loadEnv } from "#lib/adapters/env.ts";

// Reads the settings with the product's own parser for the start, which runs on Nodes that know no
// TypeScript. Prints what the start needs as JSON, or one line for each problem.
// What the start itself provides in local mode is stood in for.
const isGiven = (name: string) =>
  [name, `${name}_FILE`].some((key) => (process.env[key] ?? "").trim() !== "");
const isLocal = !isGiven("DATABASE_URL");
const hasSecretKey = isGiven("SLUICE_SECRET_KEY");
const provided = isLocal
  ? {
      SLUICE_LOCAL: "1",
      DATABASE_URL: "postgres://127.0.0.1/sluice",
      ...(hasSecretKey ? {} : { SLUICE_SECRET_KEY: "made at the start, see secrets.json" }),
    }
  : { SLUICE_LOCAL: undefined };

try {
  const { port, host, dataDir, egress } = loadEnv({ ...process.env, ...provided });
  const egressAllow = egress.allow;
  console.log(JSON.stringify({ isLocal, hasSecretKey, port, host, dataDir, egressAllow }));
} catch (error) {
  if (!(error instanceof EnvError)) throw error;
  console.error(error.problems.join("\n"));
  process.exitCode = 1;
}
