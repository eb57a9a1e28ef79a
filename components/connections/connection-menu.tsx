"use client";

import { CirclePause, CirclePlay, CircleSlash, Ellipsis, Pencil, Send, Trash2 } from "lucide-react";
import { useState } from "react";
import { errorMessage } from "#components/common/error-message.ts";
import { notify } from "#components/common/notify.ts";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "#components/ui/menu.tsx";
import { type ConnectionSwitch, useSwitchConnection } from "#lib/client/connections.ts";
import type { ConnectionModel } from "#lib/schemas/connection.ts";
import { ConfirmConnectionChange } from "./confirm-connection-change.tsx";
import { connectionTitle } from "./connection-title.ts";

const DONE: Record<ConnectionSwitch, string> = {
  pause: "Connection paused",
  unpause: "Connection unpaused",
  disable: "Connection disabled",
  enable: "Connection enabled",
};

type ConnectionMenuProps = {
  connection: ConnectionModel;
  /** On the page of the connection itself: no way to where one already is. */
  isOnOwnPage?: boolean;
  onDeleted?: () => void;
};

export function ConnectionMenu({ connection, isOnOwnPage, onDeleted }: ConnectionMenuProps) {
  const canWrite = useCan("gateway.write");
  const change = useSwitchConnection();
  const [confirming, setConfirming] = useState<"disable" | "delete" | null>(null);

  function switchTo(to: ConnectionSwitch, undo?: ConnectionSwitch) {
    const { id } = connection;
    change.mutate(
      { id, to },
      {
        onSuccess: () =>
          notify.success(DONE[to], {
            description: connectionTitle(connection),
            ...(undo && { action: { label: "Undo", onClick: () => switchTo(undo) } }),
          }),
        onError: (error) => notify.error("Not changed", { description: errorMessage(error) }),
      },
    );
  }

  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button
            variant="ghost"
            size="icon-toolbar"
            aria-label={`Actions for ${connectionTitle(connection)}`}
          >
            <Ellipsis />
          </Button>
        }
      >
        {isOnOwnPage ? null : (
          <MenuLink href={`/connections/${connection.id}`} icon={<Pencil />}>
            Edit
          </MenuLink>
        )}
        <MenuLink href={`/events?connection=${connection.id}`} icon={<Send />}>
          Show events
        </MenuLink>
        {canWrite ? (
          <>
            <MenuSeparator />
            {connection.paused_at === null ? (
              <MenuItem icon={<CirclePause />} onSelect={() => switchTo("pause", "unpause")}>
                Pause connection
              </MenuItem>
            ) : (
              <MenuItem icon={<CirclePlay />} onSelect={() => switchTo("unpause")}>
                Unpause connection
              </MenuItem>
            )}
            {connection.disabled_at === null ? (
              <MenuItem icon={<CircleSlash />} onSelect={() => setConfirming("disable")}>
                Disable connection…
              </MenuItem>
            ) : (
              <MenuItem icon={<CirclePlay />} onSelect={() => switchTo("enable")}>
                Enable connection
              </MenuItem>
            )}
            <MenuItem icon={<Trash2 />} isDestructive onSelect={() => setConfirming("delete")}>
              Delete connection…
            </MenuItem>
          </>
        ) : null}
      </Menu>
      <ConfirmConnectionChange
        connection={connection}
        change={confirming}
        onClose={() => setConfirming(null)}
        onDisable={() => switchTo("disable", "enable")}
        onDeleted={onDeleted}
      />
    </>
  );
}
