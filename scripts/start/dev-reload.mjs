import { watch } from "node:fs";
import { join } from "node:path";

const SETTLE_MS = 200;

/** Next reloads app, components and lib/client by itself; what server.ts and worker load is watched here. */
const WATCHED = ["lib", "worker", "server.ts"];

/**
 * Calls `onChange` with the names of the services that run changed code.
 * @param {string} root
 * @param {(names: string[]) => void} onChange
 */
export function watchSources(root, onChange) {
  /** @type {Set<string>} */
  let changed = new Set();
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const note = (/** @type {string} */ path) => {
    for (const name of affectedBy(path)) changed.add(name);
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (changed.size > 0) onChange([...changed]);
      changed = new Set();
    }, SETTLE_MS);
  };
  for (const path of WATCHED) {
    watch(join(root, path), { recursive: !path.endsWith(".ts") }, (_event, file) =>
      note(path.endsWith(".ts") ? path : `${path}/${file?.replaceAll("\\", "/")}`),
    );
  }
}

/**
 * Returns which services load a source file.
 * @param {string} path relative to the repository, with forward slashes
 * @returns {("web" | "worker")[]}
 */
export function affectedBy(path) {
  if (!path.endsWith(".ts") || path.endsWith(".test.ts")) return [];
  if (/^lib\/(client|testing)\//.test(path)) return [];
  if (path.startsWith("worker/")) return ["worker"];
  if (path === "server.ts" || /^lib\/(api|auth|contracts)\//.test(path)) return ["web"];
  return ["worker", "web"];
}
