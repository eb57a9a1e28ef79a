"use client";

import { Popover as BasePopover } from "@base-ui/react/popover";
import { clsx } from "clsx";
import type { ReactElement, ReactNode } from "react";
import { popupClasses } from "./popup-classes.ts";

type PopoverProps = {
  /** The element that opens it, usually a `Button`. */
  trigger: ReactElement<Record<string, unknown>>;
  /** What screen readers call it. */
  label: string;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  align?: "start" | "end";
  className?: string;
  children: ReactNode;
};

/** A surface that floats beside what opened it, for more than a list of actions. */
export function Popover(props: PopoverProps) {
  const { trigger, label, isOpen, onOpenChange, align = "start", className, children } = props;
  return (
    <BasePopover.Root
      {...(isOpen === undefined ? {} : { open: isOpen })}
      {...(onOpenChange ? { onOpenChange } : {})}
    >
      <BasePopover.Trigger render={trigger} />
      <BasePopover.Portal>
        <BasePopover.Positioner
          className="z-50 outline-none"
          align={align}
          sideOffset={4}
          collisionPadding={8}
        >
          <BasePopover.Popup
            aria-label={label}
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
