import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { join } from "node:path";
import { StartError } from "./start-error.mjs";

/** @typedef {{ secretKey: string, databasePassword: string }} Secrets */

/**
 * Makes the data folder, for its owner only, and proves that it can be written.
 * @param {string} folder
 */
export async function openDataFolder(folder) {
  const probe = join(folder, `.probe-${process.pid}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(probe, "");
    await rm(probe);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new StartError(
      `The data folder ${folder} cannot be written by ${ownName()} (${code}). Give it to that user, or set SLUICE_DATA_DIR to another folder.`,
    );
  }
}

/**
 * Returns the secrets of this installation, made at the first start. Without them the data that stands
 * beside them is lost, so they are on disk before anything uses them, and never made a second time.
 * @param {string} folder
 * @returns {Promise<Secrets>}
 */
export async function ensureSecrets(folder) {
  const path = join(folder, "secrets.json");
  const text = await readFile(path, "utf8").catch((error) => {
    if (error.code === "ENOENT") return null;
    throw new StartError(
      `${path} cannot be read (${error.code}). Start as the user it belongs to.`,
    );
  });
  if (text !== null) return parseSecrets(path, text);
  if (await exists(join(folder, "postgres"))) {
    throw new StartError(
      `${path} is missing, and the data beside it cannot be read without it. Bring it back from a backup, or remove ${folder} to start anew.`,
    );
  }
  const secrets = {
    secretKey: randomBytes(32).toString("hex"),
    databasePassword: randomBytes(24).toString("hex"),
  };
  await writeDurably(path, `${JSON.stringify(secrets, null, 2)}\n`);
  return secrets;
}

/**
 * @param {string} path
 * @param {string} text
 * @returns {Secrets}
 */
function parseSecrets(path, text) {
  try {
    const { secretKey, databasePassword } = JSON.parse(text);
    if (typeof secretKey === "string" && typeof databasePassword === "string") {
      return { secretKey, databasePassword };
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new StartError(`${path} is damaged. Bring it back from a backup.`);
}

/**
 * @param {string} path
 * @param {string} text
 */
async function writeDurably(path, text) {
  const unfinished = `${path}.unfinished`;
  const file = await open(unfinished, "w", 0o600);
  await file.writeFile(text);
  await file.sync();
  await file.close();
  await rename(unfinished, path);
}

/** @param {string} path */
function exists(path) {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Containers run as numbers that no name belongs to. */
function ownName() {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.()}`;
  }
}
