import { spawnSync } from "node:child_process";
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { StartError } from "../start/start-error.mjs";
import { programPath } from "./binaries.mjs";

/** @typedef {import("./server-user.mjs").ServerUser} ServerUser */

/** The superuser and the database of every cluster made here. */
export const DATABASE_NAME = "sluice";

const UNFINISHED = ".unfinished-";

/**
 * How a program is started on a cluster. The server's user may not be able to walk to the data folder
 * (root's home is closed to it), yet it can work in it: the program is put into the folder before it
 * changes its user, and finds it again by the link of its own working directory.
 * @param {string} directory
 * @param {ServerUser | null} user
 */
export function atDirectory(directory, user) {
  const { PATH, NODE_ENV } = process.env;
  const canLink = user !== null && process.platform === "linux";
  return {
    dataPath: canLink ? "/proc/self/cwd" : directory,
    spawnOptions: {
      cwd: directory,
      env: { PATH, NODE_ENV, TZ: "UTC", LC_ALL: "C" },
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
    },
  };
}

/**
 * Makes the cluster in `directory` unless it is there. A run that is killed in between leaves nothing
 * that the next one would take for a cluster. Returns true when it made one.
 * @param {{ native: string, directory: string, user: ServerUser | null, password: string, isDurable: boolean }} options
 */
export async function ensureCluster({ native, directory, user, password, isDurable }) {
  const version = await readFile(join(directory, "PG_VERSION"), "utf8").catch((error) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (version !== null) {
    checkVersion(native, directory, version.trim());
    return false;
  }
  await removeUnfinished(directory);
  const unfinished = `${directory}${UNFINISHED}${process.pid}`;
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  if (user) await chown(unfinished, user.uid, user.gid);
  await initialise({ native, directory: unfinished, user, password, isDurable });
  createDatabase({ native, directory: unfinished, user });
  await rename(unfinished, directory);
  return true;
}

/**
 * Removes what runs that were killed have left half made. The program of such a run may still be at
 * work in there, which is why each has its own folder; what it holds on to goes the next time.
 * @param {string} directory
 */
async function removeUnfinished(directory) {
  const names = await readdir(dirname(directory));
  const left = names.filter((name) => name.startsWith(`${basename(directory)}${UNFINISHED}`));
  for (const name of left) {
    await rm(join(dirname(directory), name), { recursive: true, force: true }).catch(() => {});
  }
}

/**
 * @param {string} native
 * @param {string} directory
 * @param {string} version
 */
function checkVersion(native, directory, version) {
  const { stdout } = spawnSync(programPath(native, "postgres"), ["--version"], {
    encoding: "utf8",
  });
  const ours = /(\d+)(\.|\D*$)/.exec(stdout)?.[1];
  if (ours === undefined || version === ours) return;
  throw new StartError(
    `${directory} was written by Postgres ${version}, and this version of Sluice brings Postgres ${ours}. Dump the data with the earlier version of Sluice and load it into the new one (pg_dump, psql).`,
  );
}

/**
 * @param {{ native: string, directory: string, user: ServerUser | null, password: string, isDurable: boolean }} options
 */
async function initialise({ native, directory, user, password, isDurable }) {
  const { dataPath, spawnOptions } = atDirectory(directory, user);
  const passwordFolder = await mkdtemp(join(tmpdir(), "sluice-"));
  const passwordFile = join(passwordFolder, "password");
  try {
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (user) {
      await chown(passwordFile, user.uid, user.gid);
      await chmod(passwordFolder, 0o711);
    }
    const result = spawnSync(
      programPath(native, "initdb"),
      [
        `--pgdata=${dataPath}`,
        `--username=${DATABASE_NAME}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        // The same order and case rules on every system, whatever locales it has.
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        ...(isDurable ? [] : ["--no-sync"]),
      ],
      { ...spawnOptions, encoding: "utf8" },
    );
    failUnlessDone(result, directory);
  } finally {
    await rm(passwordFolder, { recursive: true, force: true });
  }
}

/**
 * Adds our database beside Postgres' own ones, with a server for a single command.
 * @param {{ native: string, directory: string, user: ServerUser | null }} options
 */
function createDatabase({ native, directory, user }) {
  const { dataPath, spawnOptions } = atDirectory(directory, user);
  const result = spawnSync(
    programPath(native, "postgres"),
    ["--single", "-D", dataPath, "-c", "log_checkpoints=off", "postgres"],
    { ...spawnOptions, encoding: "utf8", input: `CREATE DATABASE ${DATABASE_NAME};\n` },
  );
  failUnlessDone(result, directory);
}

/**
 * @param {import("node:child_process").SpawnSyncReturns<string>} result
 * @param {string} directory
 */
function failUnlessDone(result, directory) {
  if (result.status === 0) return;
  const reason = result.error?.message ?? result.stderr.trim().split("\n").at(-1);
  throw new StartError(`The database could not be created in ${directory}: ${reason}`);
}
