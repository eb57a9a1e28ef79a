import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const TEST_FILE = /\.test\.tsx?$/;

/**
 * Returns a hash over the names and contents of files and folders, so that a checkout that only touches
 * times is not taken for a change. Tests and missing paths do not count.
 * @param {string} root
 * @param {string[]} paths
 */
export async function fingerprint(root, paths) {
  const hash = createHash("sha256");
  for (const path of (await Promise.all(paths.map((path) => filesOf(root, path)))).flat().sort()) {
    hash
      .update(`${path}\0`)
      .update(await readFile(join(root, path)))
      .update("\0");
  }
  return hash.digest("hex");
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {Promise<string[]>}
 */
async function filesOf(root, path) {
  try {
    const entries = await readdir(join(root, path), { withFileTypes: true });
    const nested = await Promise.all(
      entries.map((entry) => {
        const entryPath = `${path}/${entry.name}`;
        if (entry.isDirectory()) return filesOf(root, entryPath);
        return entry.isFile() && !TEST_FILE.test(entry.name) ? [entryPath] : [];
      }),
    );
    return nested.flat();
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === "ENOTDIR") return [path];
    if (code === "ENOENT") return [];
    throw error;
  }
}
