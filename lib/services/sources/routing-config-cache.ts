import type { RoutingConfig } from "./routing-config.ts";

/** How long "there is no such source" is believed: short, since it turns real requests away. */
const UNKNOWN_TTL_MS = 1_000;
const MAX_UNKNOWN = 10_000;

export type RoutingConfigCache = {
  /** The cached value, or a fresh one where none is cached. */
  get(sourceId: string): Promise<RoutingConfig | null>;
  /** The value at this version or a later one, as a row read from the database just named it. */
  getAtVersion(sourceId: string, version: string): Promise<RoutingConfig | null>;
  /** A value read after this call began: for answers that would turn a request away. */
  refresh(sourceId: string): Promise<RoutingConfig | null>;
  invalidate(sourceId: string): void;
  clear(): void;
};

/**
 * Keeps the routing configuration of sources in memory. NOTIFY invalidates it; whoever holds a version
 * from the database asks with it and never gets an older one. Concurrent loads of a source are one.
 */
export function createRoutingConfigCache(
  load: (sourceId: string) => Promise<RoutingConfig | null>,
  nowMs: () => number = () => performance.now(),
): RoutingConfigCache {
  const known = new Map<string, RoutingConfig>();
  const unknownUntil = new Map<string, number>();
  const loading = new Map<string, Promise<RoutingConfig | null>>();
  const queued = new Map<string, Promise<RoutingConfig | null>>();
  let epoch = 0;

  function start(sourceId: string): Promise<RoutingConfig | null> {
    const startedIn = epoch;
    const promise = load(sourceId)
      .then((config) => {
        if (startedIn !== epoch || loading.get(sourceId) !== promise) return config;
        if (config) known.set(sourceId, config);
        else rememberUnknown(sourceId);
        return config;
      })
      .finally(() => {
        if (loading.get(sourceId) === promise) loading.delete(sourceId);
      });
    loading.set(sourceId, promise);
    return promise;
  }

  function rememberUnknown(sourceId: string) {
    if (unknownUntil.size >= MAX_UNKNOWN) unknownUntil.clear();
    unknownUntil.set(sourceId, nowMs() + UNKNOWN_TTL_MS);
  }

  /** A load under way may have read before the caller's moment, so a refresh waits for the next one. */
  function refresh(sourceId: string): Promise<RoutingConfig | null> {
    const current = loading.get(sourceId);
    if (!current) return start(sourceId);
    const next = queued.get(sourceId);
    if (next) return next;
    const promise = current
      .catch(() => null)
      .then(() => {
        queued.delete(sourceId);
        return start(sourceId);
      });
    queued.set(sourceId, promise);
    return promise;
  }

  return {
    async get(sourceId) {
      const config = known.get(sourceId);
      if (config) return config;
      if ((unknownUntil.get(sourceId) ?? 0) > nowMs()) return null;
      return loading.get(sourceId) ?? start(sourceId);
    },
    async getAtVersion(sourceId, version) {
      const config = known.get(sourceId);
      if (config && BigInt(config.version) >= BigInt(version)) return config;
      return refresh(sourceId);
    },
    refresh,
    invalidate(sourceId) {
      known.delete(sourceId);
      unknownUntil.delete(sourceId);
      loading.delete(sourceId);
    },
    clear() {
      epoch += 1;
      known.clear();
      unknownUntil.clear();
      loading.clear();
    },
  };
}
