import { execFileSync } from "node:child_process";
import { StartError } from "../start/start-error.mjs";

/** @typedef {{ uid: number, gid: number }} ServerUser */

/**
 * Returns the user that Postgres must run as, or null when it can run as the present one.
 * Postgres refuses to run as root. So root lends it to the owner of the cluster that is there already;
 * for a new one, to the owner of the data folder, to the system's `postgres`, or to `nobody`.
 * @param {{ cluster: ServerUser | null, folder: ServerUser | null }} owners
 * @returns {ServerUser | null}
 */
export function chooseServerUser({ cluster, folder } = { cluster: null, folder: null }) {
  if (process.getuid?.() !== 0) return null;
  if (cluster !== null && cluster.uid !== 0) return { uid: cluster.uid, gid: cluster.gid };
  const owner = folder === null || folder.uid === 0 ? [] : [String(folder.uid)];
  for (const candidate of [...owner, "postgres", "nobody"]) {
    const user = lookUp(candidate);
    if (user !== null && user.uid !== 0) return user;
  }
  throw new StartError(
    "Postgres does not run as root, and this system has neither a user postgres nor nobody. Start as a normal user, or set DATABASE_URL.",
  );
}

/**
 * @param {string} nameOrUid
 * @returns {ServerUser | null}
 */
function lookUp(nameOrUid) {
  /** @param {string} option */
  const id = (option) =>
    execFileSync("id", [option, nameOrUid], { encoding: "utf8", stdio: "pipe" }).trim();
  try {
    // A new cluster needs a user that has a name: initdb asks for it.
    id("-un");
    return { uid: Number(id("-u")), gid: Number(id("-g")) };
  } catch {
    // `id` fails for a user that does not exist.
    return null;
  }
}
