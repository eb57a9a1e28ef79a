import type { Pool } from "pg";

export type ActiveDomain = { hostname: string; projectId: string };

export type ActiveDomains = {
  /** The project whose source URLs a Host header names; null: no custom domain. Works from memory. */
  projectOf(host: string | undefined): string | null;
  /** The host of a project's source URLs, its oldest active one; null when it has none. */
  hostnameOf(projectId: string): Promise<string | null>;
  /** Reads them anew; called when the database says that they changed. */
  refresh(): Promise<void>;
};

/** Where nobody passes changes on, they are noticed after this time. */
const MAX_AGE_MS = 5_000;

/** Reads the active domains of the installation, oldest first. */
export async function loadActiveDomains(pool: Pool): Promise<ActiveDomain[]> {
  const { rows } = await pool.query<ActiveDomain>(
    `SELECT hostname, project_id AS "projectId" FROM custom_domain
     WHERE active_at IS NOT NULL ORDER BY active_at, id`,
  );
  return rows;
}

/** Keeps the active domains of the installation in memory: they are few, and every request asks. */
export function createActiveDomains(
  load: () => Promise<ActiveDomain[]>,
  nowMs: () => number = () => performance.now(),
): ActiveDomains {
  let projects = new Map<string, string>();
  let hostnames = new Map<string, string>();
  let staleAtMs = Number.NEGATIVE_INFINITY;
  let newest: Promise<void> | null = null;

  async function read(isNewest: () => boolean) {
    const domains = await load();
    // A reading that began earlier and came later knows less: the later one is what counts.
    if (!isNewest()) return newest;
    projects = new Map(domains.map(({ hostname, projectId }) => [hostname, projectId]));
    hostnames = new Map(
      domains.toReversed().map(({ hostname, projectId }) => [projectId, hostname]),
    );
    staleAtMs = nowMs() + MAX_AGE_MS;
  }

  async function refresh() {
    const reading: Promise<void> = read(() => newest === reading).then(() => undefined);
    newest = reading;
    try {
      await reading;
    } finally {
      if (newest === reading) newest = null;
    }
  }

  return {
    refresh,
    projectOf(host) {
      if (host === undefined || projects.size === 0) return null;
      return projects.get(host.toLowerCase().replace(/\.?(:\d+)?$/, "")) ?? null;
    },
    async hostnameOf(projectId) {
      if (nowMs() >= staleAtMs) await (newest ?? refresh());
      return hostnames.get(projectId) ?? null;
    },
  };
}
