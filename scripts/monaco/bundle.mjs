import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

const WORKERS = {
  "editor.worker": "editor/editor.worker.js",
  "json.worker": "language/json/json.worker.js",
  "ts.worker": "language/typescript/ts.worker.js",
};

/**
 * Returns the folder that the installed version of Monaco is bundled into, relative to the clone.
 * @param {string} root
 */
export async function monacoFolder(root) {
  const manifest = await readFile(join(root, "node_modules/monaco-editor/package.json"), "utf8");
  return `public/monaco/${JSON.parse(manifest).version}`;
}

/**
 * Bundles Monaco and its workers into files that the browser loads from our own origin when an editor is
 * opened: the bundler of the pages never sees them. Versions from before are removed.
 * @param {string} root
 */
export async function bundleMonaco(root) {
  const outdir = join(root, await monacoFolder(root));
  await rm(join(root, "public/monaco"), { recursive: true, force: true });
  /** @type {import("esbuild").BuildOptions} */
  const shared = {
    absWorkingDir: root,
    bundle: true,
    minify: true,
    outdir,
    target: "es2022",
    logLevel: "warning",
  };
  const monaco = join(root, "node_modules/monaco-editor/esm/vs");
  await Promise.all([
    build({
      ...shared,
      entryPoints: { editor: join(root, "scripts/monaco/editor.mjs") },
      format: "esm",
      splitting: true,
      chunkNames: "part-[hash]",
      loader: { ".ttf": "dataurl" },
    }),
    build({
      ...shared,
      entryPoints: Object.fromEntries(
        Object.entries(WORKERS).map(([name, file]) => [name, join(monaco, file)]),
      ),
      format: "iife",
    }),
  ]);
}
