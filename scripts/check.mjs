import { fileURLToPath } from "node:url";
import { runStaticChecks } from "./check/static-checks.mjs";
import { ensureGenerated, ensureRouteTypes } from "./start/build.mjs";
import { ensureInstalled } from "./start/install.mjs";
import { say } from "./start/progress.mjs";
import { checkHostNode, findRuntime } from "./start/runtime.mjs";
import { StartError } from "./start/start-error.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

// `npm run check`: everything that can be said about the code without running it.
try {
  checkHostNode();
  await ensureInstalled(root, { withDev: true });
  const node = findRuntime(root);
  await ensureGenerated(root, node);
  await ensureRouteTypes(root, node);
  const results = await runStaticChecks(root, ({ name, isPassed, seconds, output }) => {
    say(`${isPassed ? "✓" : "✗"} ${name} (${seconds.toFixed(1)} s)`);
    if (!isPassed) say(output.trimEnd());
  });
  if (results.some(({ isPassed }) => !isPassed)) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof StartError ? error.message : error);
  process.exitCode = 1;
}
