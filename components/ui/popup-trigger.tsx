"use client";

import { mergeProps } from "@base-ui/react/merge-props";
import {
  cloneElement,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type RefObject,
} from "react";

/** The element that opens something that floats, usually a `Button`. */
export type TriggerElement = ReactElement<Record<string, unknown>>;

type PopupTriggerProps = {
  trigger: TriggerElement;
  kind: "menu" | "dialog";
  /** Given to the element, for what names itself by it. */
  id?: string;
  anchor: RefObject<HTMLElement | null>;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean, isByKeyboard: boolean) => void;
  /** Fetches the code of what floats; called when somebody is about to open it. */
  load: () => Promise<unknown>;
};

const OPENING_KEYS = ["ArrowDown", "ArrowUp"];

/**
 * Opens something that floats, whose code is not there before: most visits to a page open few menus, and
 * what places and guards them is as much code as the page itself.
 */
export function PopupTrigger(props: PopupTriggerProps) {
  const { trigger, kind, id, anchor, isOpen, onOpenChange, load } = props;
  const own = {
    ...(id === undefined ? {} : { id }),
    "aria-haspopup": kind,
    "aria-expanded": isOpen,
    "data-popup-open": isOpen ? "" : undefined,
    onPointerEnter: () => void load(),
    onFocus: () => void load(),
    // A click that a key made has no count.
    onClick: ({ detail }: MouseEvent) => onOpenChange(!isOpen, detail === 0),
    onKeyDown: (event: KeyboardEvent) => {
      if (kind !== "menu" || isOpen || !OPENING_KEYS.includes(event.key)) return;
      event.preventDefault();
      onOpenChange(true, true);
    },
  };
  return cloneElement(trigger, { ...mergeProps<"button">(own, trigger.props), ref: anchor });
}
