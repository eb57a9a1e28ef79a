import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureGenerated } from "./start/build.mjs";
import { ensureInstalled } from "./start/install.mjs";
import { checkHostNode, findRuntime } from "./start/runtime.mjs";
import { StartError } from "./start/start-error.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

// `npm run bench`, or `npm run bench -- --quick`: starts the product as a user would and measures it.
try {
  checkHostNode();
  await ensureInstalled(root, { withDev: true });
  const node = findRuntime(root);
  await ensureGenerated(root, node);
  const { status } = spawnSync(node, [join(root, "bench/main.ts"), ...process.argv.slice(2)], {
    cwd: root,
    stdio: "inherit",
  });
  process.exitCode = status ?? 1;
} catch (error) {
  console.error(error instanceof StartError ? error.message : error);
  process.exitCode = 1;
}
