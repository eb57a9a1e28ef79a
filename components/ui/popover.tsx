"use client";

import { type ReactNode, useRef, useState } from "react";
import { onDemand } from "./on-demand.tsx";
import { PopupTrigger, type TriggerElement } from "./popup-trigger.tsx";
import { useOnceOpen } from "./use-once-open.ts";

type PopoverProps = {
  trigger: TriggerElement;
  /** What screen readers call it. */
  label: string;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  align?: "start" | "end";
  side?: "bottom" | "right";
  className?: string;
  children: ReactNode;
};

const PopoverPopup = onDemand(async () => (await import("./popover-popup.tsx")).PopoverPopup);

/**
 * A surface that floats beside what opened it, for more than a list of actions. It is loaded when somebody
 * is about to open it, and what stands in it is made no sooner.
 */
export function Popover(props: PopoverProps) {
  const { trigger, label, align = "start", side = "bottom", className, children } = props;
  const anchor = useRef<HTMLElement>(null);
  const [isOpenHere, setIsOpenHere] = useState(false);
  const isOpen = props.isOpen ?? isOpenHere;
  const wasOpen = useOnceOpen(isOpen);
  function change(next: boolean) {
    setIsOpenHere(next);
    props.onOpenChange?.(next);
  }
  return (
    <>
      <PopupTrigger
        trigger={trigger}
        kind="dialog"
        anchor={anchor}
        isOpen={isOpen}
        onOpenChange={change}
        load={PopoverPopup.preload}
      />
      {wasOpen ? (
        <PopoverPopup
          anchor={anchor}
          label={label}
          isOpen={isOpen}
          onOpenChange={change}
          align={align}
          side={side}
          className={className}
        >
          {children}
        </PopoverPopup>
      ) : null}
    </>
  );
}
