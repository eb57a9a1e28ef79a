"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  type Activity,
  connectionActivityOptions,
  heldEventsOptions,
} from "#lib/client/connection-activity.ts";
import type { ConnectionModel } from "#lib/schemas/connection.ts";
import { connectionState } from "./group-connections.ts";

/** What connections did in the last day, and what the paused ones hold back. */
export function useActivity(connections: readonly ConnectionModel[]) {
  const [nowMs] = useState(() => Date.now());
  const last = useQuery({
    ...connectionActivityOptions(connections.length, nowMs),
    enabled: connections.length > 0,
  });
  const paused = connections.filter((each) => connectionState(each) === "PAUSED");
  const held = useQuery(heldEventsOptions(paused.map(({ id }) => id)));
  return {
    /** Undefined while it is on its way or cannot be had, null where nothing happened. */
    of: (id: string): Activity | null | undefined =>
      last.data ? (last.data.get(id) ?? null) : undefined,
    held: (id: string): number | undefined => held.data?.get(id),
  };
}
