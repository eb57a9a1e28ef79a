"use client";

import { CirclePause, CirclePlay, CircleSlash, Ellipsis, Pencil, Send, Trash2 } from "lucide-react";
import { useState } from "react";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "#components/ui/menu.tsx";
import type { ConnectionModel } from "#lib/schemas/connection.ts";
import { ConfirmConnectionChange } from "./confirm-connection-change.tsx";
import { connectionTitle } from "./connection-title.ts";
import { useSwitch } from "./use-switch.ts";

type ConnectionMenuProps = {
  connection: ConnectionModel;
  /** On the page of the connection itself: no way to where one already is. */
  isOnOwnPage?: boolean;
  onDeleted?: () => void;
};

export function ConnectionMenu({ connection, isOnOwnPage, onDeleted }: ConnectionMenuProps) {
  const canWrite = useCan("gateway.write");
  const { switchTo } = useSwitch(connection);
  const [confirming, setConfirming] = useState<"disable" | "delete" | null>(null);

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
          <MenuLink href={`/connections/${connection.id}?tab=settings`} icon={<Pencil />}>
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
              <MenuItem icon={<CirclePause />} onSelect={() => switchTo("pause")}>
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
        onDisable={() => switchTo("disable")}
        onDeleted={onDeleted}
      />
    </>
  );
}
