import { getEnv } from "#lib/adapters/env.ts";
import { listen } from "#lib/adapters/listen.ts";
import { processSingleton } from "#lib/adapters/process-singleton.ts";
import { CHANNELS, type Change } from "#lib/adapters/stream.ts";

type Listener = (change: Change) => void;

/** One LISTEN connection per process, shared by every screen that watches. */
export type ChangeHub = {
  /** Calls `listener` for each change of the project; returns what ends it. */
  subscribe(projectId: string, listener: Listener): () => void;
};

function open(): ChangeHub {
  const listeners = new Map<string, Set<Listener>>();
  const tell = (change: Change) => {
    for (const listener of listeners.get(change.projectId) ?? []) listener(change);
  };
  listen(
    getEnv().databaseUrl,
    [CHANNELS.changes],
    (_channel, payload) => tell(JSON.parse(payload) as Change),
    () => {
      // Whatever was said while the connection was away is lost: let every screen look again.
      for (const projectId of listeners.keys()) {
        tell({ projectId, kinds: ["requests", "events", "attempts", "connections"] });
      }
    },
  );
  return {
    subscribe(projectId, listener) {
      const own = listeners.get(projectId) ?? new Set();
      own.add(listener);
      listeners.set(projectId, own);
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(projectId) === own) listeners.delete(projectId);
      };
    },
  };
}

export function getChangeHub(): ChangeHub {
  return processSingleton("change-hub", open);
}
