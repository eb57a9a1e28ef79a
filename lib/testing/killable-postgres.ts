import { chown, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { preparePostgres } from "../../scripts/postgres/binaries.mjs";
import { ensureCluster } from "../../scripts/postgres/cluster.mjs";
import { stopLeftovers } from "../../scripts/postgres/leftovers.mjs";
import {
  DURABLE_SETTINGS,
  findFreePort,
  serverUrl,
  startServer,
  waitUntilReady,
} from "../../scripts/postgres/server.mjs";
import { chooseServerUser } from "../../scripts/postgres/server-user.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PASSWORD = "killable";

/** A durable Postgres (fsync on) in a folder of its own, always on the same port. */
export type KillablePostgres = {
  url: string;
  start(): Promise<void>;
  /** SIGQUIT ends every backend at once, as a crash does; SIGKILL leaves them to notice by themselves. */
  crash(signal: "SIGQUIT" | "SIGKILL"): Promise<void>;
  remove(): Promise<void>;
};

/** Creates the server, not yet started. `settings` come on top of those of a local installation. */
export async function createKillablePostgres(
  settings: Record<string, string> = {},
): Promise<KillablePostgres> {
  const user = chooseServerUser();
  const folder = await mkdtemp(join(tmpdir(), "sluice-killable-postgres-"));
  if (user) await chown(folder, user.uid, user.gid);
  const directory = join(folder, "data");
  const native = await preparePostgres(ROOT, user);
  await ensureCluster({ native, directory, user, password: PASSWORD, isDurable: true });
  const port = await findFreePort(0);
  let server: ReturnType<typeof startServer> | null = null;

  async function crash(signal: "SIGQUIT" | "SIGKILL") {
    server?.child.kill(signal);
    await server?.exited;
    server = null;
  }

  return {
    url: serverUrl(PASSWORD, port),
    async start() {
      await stopLeftovers(directory);
      const all = { ...DURABLE_SETTINGS, ...settings };
      server = startServer({ native, directory, user, port, settings: all });
      await waitUntilReady(server);
    },
    crash,
    async remove() {
      await crash("SIGQUIT");
      await stopLeftovers(directory);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
