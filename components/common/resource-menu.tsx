"use client";

import { CirclePlay, CircleSlash, Ellipsis, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../ui/button.tsx";
import { Menu, MenuItem, MenuSeparator } from "../ui/menu.tsx";
import type { useResourceChanges } from "./resource-changes.tsx";

type ResourceMenuProps = {
  noun: string;
  name: string;
  isDisabled: boolean;
  canWrite: boolean;
  changes: ReturnType<typeof useResourceChanges>;
  /** Ways to other pages, above what changes something. */
  children?: ReactNode;
};

/** What can be done with a source or destination as a whole. */
export function ResourceMenu(props: ResourceMenuProps) {
  const { noun, name, isDisabled, canWrite, changes } = props;
  return (
    <Menu
      align="end"
      trigger={
        <Button variant="ghost" size="icon" aria-label={`Actions for ${name}`}>
          <Ellipsis />
        </Button>
      }
    >
      {props.children}
      {canWrite ? (
        <>
          <MenuSeparator />
          {isDisabled ? (
            <MenuItem icon={<CirclePlay />} onSelect={changes.enable}>
              Enable {noun}
            </MenuItem>
          ) : (
            <MenuItem icon={<CircleSlash />} onSelect={changes.askToDisable}>
              Disable {noun}…
            </MenuItem>
          )}
          <MenuItem icon={<Trash2 />} isDestructive onSelect={changes.askToDelete}>
            Delete {noun}…
          </MenuItem>
        </>
      ) : null}
    </Menu>
  );
}
