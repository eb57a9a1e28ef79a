import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { identify } from "./process-identity.mjs";
import { StartError } from "./start-error.mjs";

const CHILD_GRACE_MS = 10_000;
const POLL_MS = 100;

/** @typedef {{ supervisor: string, children: string[] }} Content process identities, see identify() */

/**
 * Claims the data folder for this process, in a file that also notes the children. A record whose
 * supervisor is gone is taken over, after its children have ended. Throws `StartError` while another
 * supervisor lives.
 * @param {string} folder
 */
export async function claimDataFolder(folder) {
  const path = join(folder, "supervisor.json");
  const supervisor = (await identify(process.pid)) ?? String(process.pid);
  /** @type {Content} */
  const content = { supervisor, children: [] };
  while (!(await create(path, content))) {
    const found = await read(path);
    if (found === null) continue;
    if (await isAlive(found.supervisor)) {
      throw new StartError(
        `Sluice already runs on the data folder ${folder} (process ${pidOf(found.supervisor)}). Stop it first, or set SLUICE_DATA_DIR (and PORT) for a second one.`,
      );
    }
    await endChildren(found.children);
    await removeStale(path, found);
  }
  let writing = Promise.resolve();
  /** @param {number} pid */
  const noteChild = async (pid) => {
    const identity = await identify(pid);
    if (identity === null) return;
    const living = await Promise.all(content.children.map(isAlive));
    content.children = [...content.children.filter((_, index) => living[index]), identity];
    await writeFile(`${path}.new`, JSON.stringify(content));
    await rename(`${path}.new`, path);
  };
  return {
    /**
     * Notes a child for the next supervisor to wait for, should this one be killed. A note that cannot
     * be written (a full disk) is no reason to end the child.
     * @param {number} pid
     */
    addChild: (pid) => {
      writing = writing.then(() => noteChild(pid)).catch(() => {});
    },
    release: async () => {
      await writing;
      await rm(path, { force: true });
    },
  };
}

/**
 * Creates the record whole or not at all; false when there is one.
 * @param {string} path
 * @param {Content} content
 */
async function create(path, content) {
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, JSON.stringify(content));
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(draft);
  }
}

/**
 * Moves a dead record out of the way. Of two that start at once, one finds it already moved, or finds
 * that it has moved the fresh record of the other, and puts that back.
 * @param {string} path
 * @param {Content} stale
 */
async function removeStale(path, stale) {
  const aside = `${path}.stale-${process.pid}`;
  try {
    await rename(path, aside);
    const moved = await read(aside);
    if (moved !== null && moved.supervisor !== stale.supervisor) await rename(aside, path);
    else await rm(aside);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ENOENT") throw error;
  }
}

/**
 * Children end by themselves when their supervisor does; those that hang are killed.
 * @param {string[]} children
 */
async function endChildren(children) {
  const deadline = Date.now() + CHILD_GRACE_MS;
  for (const child of children) {
    while ((await isAlive(child)) && Date.now() < deadline) await sleep(POLL_MS);
    if (await isAlive(child)) process.kill(pidOf(child), "SIGKILL");
  }
}

/**
 * @param {string} path
 * @returns {Promise<Content | null>}
 */
async function read(path) {
  try {
    const { supervisor, children } = JSON.parse(await readFile(path, "utf8"));
    return { supervisor: String(supervisor), children: Array.isArray(children) ? children : [] };
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT") return null;
    if (error instanceof SyntaxError) return { supervisor: "", children: [] };
    throw error;
  }
}

/** @param {string} identity */
async function isAlive(identity) {
  const pid = pidOf(identity);
  return pid > 0 && (await identify(pid)) === identity;
}

/** @param {string} identity */
function pidOf(identity) {
  return Number.parseInt(identity, 10) || 0;
}
