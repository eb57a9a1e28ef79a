"use client";

import { Popover as BasePopover } from "@base-ui/react/popover";
import { clsx } from "clsx";
import type { ReactElement, ReactNode } from "react";
import { popupClasses } from "./popup-classes.ts";

type PopoverProps = {
  trigger: ReactElement<Record<string, unknown>>;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  align?: "start" | "end";
  className?: string;
  children: ReactNode;
};

export function Popover({
  trigger,
  isOpen,
  onOpenChange,
  align = "start",
  className,
  children,
}: PopoverProps) {
  return (
    <BasePopover.Root
      {...(isOpen === undefined ? {} : { open: isOpen })}
      onOpenChange={onOpenChange}
    >
      <BasePopover.Trigger render={trigger} />
      <BasePopover.Portal>
        <BasePopover.Positioner
          className="z-50 outline-none"
          align={align}
          sideOffset={4}
          collisionPadding={8}
        >
          <BasePopover.Popup className={clsx(popupClasses, "p-3", className)}>
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}
