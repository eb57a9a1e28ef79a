"use client";

import { Popover as BasePopover } from "@base-ui/react/popover";
import { clsx } from "clsx";
import type { ReactNode, RefObject } from "react";
import { popupClasses } from "./popup-classes.ts";

type PopoverPopupProps = {
  anchor: RefObject<HTMLElement | null>;
  label: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  align: "start" | "end";
  side: "bottom" | "right";
  className?: string | undefined;
  children: ReactNode;
};

/** What a `Popover` opens. */
export function PopoverPopup(props: PopoverPopupProps) {
  const { anchor, label, isOpen, onOpenChange, align, side, className, children } = props;
  return (
    <BasePopover.Root
      open={isOpen}
      onOpenChange={(next, { reason, event }) => {
        // What opened it closes it by its own click.
        const isOnAnchor = event.target instanceof Node && anchor.current?.contains(event.target);
        if (reason !== "outside-press" || !isOnAnchor) onOpenChange(next);
      }}
    >
      <BasePopover.Portal>
        <BasePopover.Positioner
          anchor={anchor}
          className="z-50 outline-none"
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
        >
          <BasePopover.Popup
            aria-label={label}
            finalFocus={anchor}
            className={clsx(
              popupClasses,
              "max-h-(--available-height) max-w-[calc(100vw-16px)] scrollbar-thin overflow-y-auto",
              className,
            )}
          >
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}
