"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { type ChangeKind, followChanges } from "./change-feed.ts";

/** Which query keys a kind of change makes stale. */
const STALE_KEYS: Record<ChangeKind, readonly string[]> = {
  requests: ["requests"],
  events: ["events"],
  attempts: ["attempts"],
  connections: ["connections", "sources", "destinations"],
  issues: ["issues"],
  notifications: ["notifications", "channels"],
};

/** Keeps every query of the tab fresh while it is visible; a hidden tab holds no connection. */
export function useLive(projectId: string): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    // A fetch under way is left to finish, and followed by another: it may have begun before the change.
    async function refreshKey(key: string) {
      const isUnderWay = queryClient.isFetching({ queryKey: [key] }) > 0;
      const ask = () =>
        queryClient.invalidateQueries({ queryKey: [key] }, { cancelRefetch: false });
      await ask();
      if (isUnderWay) await ask();
    }
    function refresh(kinds: Iterable<ChangeKind>) {
      for (const kind of kinds) {
        for (const key of STALE_KEYS[kind]) void refreshKey(key);
      }
    }
    const follow = () =>
      followChanges({
        openStream: () => new EventSource(`/api/stream?project=${encodeURIComponent(projectId)}`),
        onChange: refresh,
      });
    let stop = document.hidden ? null : follow();
    function onVisibilityChange() {
      if (document.hidden) {
        stop?.();
        stop = null;
      } else if (stop === null) {
        stop = follow();
        refresh(["requests", "events", "attempts", "connections", "issues", "notifications"]);
      }
    }
    document.addEventListener("visibilitychange", onVisibilityChange);
    return () => {
      document.removeEventListener("visibilitychange", onVisibilityChange);
      stop?.();
    };
  }, [projectId, queryClient]);
}
