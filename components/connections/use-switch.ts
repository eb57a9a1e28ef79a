"use client";

import { followChange } from "#components/common/follow-change.ts";
import { notify } from "#components/common/notify.ts";
import { type ConnectionSwitch, useSwitchConnection } from "#lib/client/connections.ts";
import type { ConnectionModel } from "#lib/schemas/connection.ts";
import { connectionTitle } from "./connection-title.ts";

const DONE: Record<ConnectionSwitch, string> = {
  pause: "Connection paused",
  unpause: "Connection unpaused",
  disable: "Connection disabled",
  enable: "Connection enabled",
};
const UNDO: Record<ConnectionSwitch, ConnectionSwitch> = {
  pause: "unpause",
  unpause: "pause",
  disable: "enable",
  enable: "disable",
};

/** Pauses, unpauses, disables or enables a connection, says so, and offers the way back. */
export function useSwitch(connection: ConnectionModel) {
  const change = useSwitchConnection();

  function switchTo(to: ConnectionSwitch, isUndo = false) {
    followChange(change.mutateAsync({ id: connection.id, to }), {
      refused: "Not changed",
      done: () =>
        notify.success(DONE[to], {
          description: connectionTitle(connection),
          ...(!isUndo && { action: { label: "Undo", onClick: () => switchTo(UNDO[to], true) } }),
        }),
    });
  }
  return { switchTo };
}
