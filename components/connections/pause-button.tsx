"use client";

import { CirclePause, CirclePlay } from "lucide-react";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import type { ConnectionModel } from "#lib/schemas/connection.ts";
import { connectionTitle } from "./connection-title.ts";
import { connectionState } from "./group-connections.ts";
import { useSwitch } from "./use-switch.ts";

/** Pauses a connection, or lets it go on, without leaving the list. */
export function PauseButton({ connection }: { connection: ConnectionModel }) {
  const canWrite = useCan("gateway.write");
  const { switchTo } = useSwitch(connection);
  const state = connectionState(connection);
  if (!canWrite || state === "DISABLED") return <span className="size-7" />;
  const isPaused = state === "PAUSED";
  return (
    <Tooltip content={isPaused ? "Unpause" : "Pause"}>
      <Button
        variant="ghost"
        size="icon-toolbar"
        aria-label={`${isPaused ? "Unpause" : "Pause"} ${connectionTitle(connection)}`}
        onClick={() => switchTo(isPaused ? "unpause" : "pause")}
      >
        {isPaused ? <CirclePlay className="text-hold" /> : <CirclePause />}
      </Button>
    </Tooltip>
  );
}
