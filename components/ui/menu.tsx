"use client";

import { type ReactNode, useId, useRef, useState } from "react";
import type {
  MenuCheckProps,
  MenuChoiceProps,
  MenuItemProps,
  MenuLinkProps,
} from "./menu-props.ts";
import { onDemand } from "./on-demand.tsx";
import { PopupTrigger, type TriggerElement } from "./popup-trigger.tsx";

type MenuProps = {
  trigger: TriggerElement;
  align?: "start" | "end";
  side?: "top" | "bottom";
  className?: string;
  children: ReactNode;
};

let parts: typeof import("./menu-popup.tsx") | null = null;
const MenuPopup = onDemand(async () => {
  parts = await import("./menu-popup.tsx");
  return parts.MenuPopup;
});

/** A button with a list of actions, of which the list is loaded when somebody is about to open it. */
export function Menu({
  trigger,
  align = "start",
  side = "bottom",
  className,
  children,
}: MenuProps) {
  const id = useId();
  const anchor = useRef<HTMLElement>(null);
  const [state, setState] = useState<{ isOpen: boolean; isByKeyboard: boolean } | null>(null);
  return (
    <>
      <PopupTrigger
        trigger={trigger}
        kind="menu"
        id={id}
        anchor={anchor}
        isOpen={state?.isOpen ?? false}
        onOpenChange={(isOpen, isByKeyboard) => setState({ isOpen, isByKeyboard })}
        load={MenuPopup.preload}
      />
      {state ? (
        <MenuPopup
          anchor={anchor}
          labelledBy={id}
          isOpen={state.isOpen}
          onOpenChange={(isOpen) => setState({ isOpen, isByKeyboard: false })}
          startsAtFirst={state.isByKeyboard}
          align={align}
          side={side}
          className={className}
        >
          {children}
        </MenuPopup>
      ) : null}
    </>
  );
}

// What stands in a menu is there by the time that the menu is.

export function MenuItem(props: MenuItemProps) {
  return parts ? <parts.MenuItem {...props} /> : null;
}

/** A choice that stays while the menu is open, for the entries beside it. */
export function MenuCheck(props: MenuCheckProps) {
  return parts ? <parts.MenuCheck {...props} /> : null;
}

export function MenuLink(props: MenuLinkProps) {
  return parts ? <parts.MenuLink {...props} /> : null;
}

/** A group of which one is chosen; choosing closes the menu. */
export function MenuChoice<Value extends string>(props: MenuChoiceProps<Value>) {
  return parts ? <parts.MenuChoice {...props} /> : null;
}

export function MenuSeparator() {
  return parts ? <parts.MenuSeparator /> : null;
}
