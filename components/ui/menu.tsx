"use client";

import { lazy, type ReactNode, Suspense, useId, useRef, useState } from "react";
import type { MenuChoiceProps } from "./menu-props.ts";
import { PopupTrigger, type TriggerElement } from "./popup-trigger.tsx";

type MenuProps = {
  trigger: TriggerElement;
  align?: "start" | "end";
  side?: "top" | "bottom";
  className?: string;
  children: ReactNode;
};

const load = () => import("./menu-popup.tsx");
const MenuPopup = lazy(async () => ({ default: (await load()).MenuPopup }));

/** A button with a list of actions, of which the list is loaded when somebody is about to open it. */
export function Menu({
  trigger,
  align = "start",
  side = "bottom",
  className,
  children,
}: MenuProps) {
  const ownId = useId();
  const anchor = useRef<HTMLElement>(null);
  const [state, setState] = useState<{ isOpen: boolean; isByKeyboard: boolean } | null>(null);
  const id = typeof trigger.props.id === "string" ? trigger.props.id : ownId;
  return (
    <>
      <PopupTrigger
        trigger={trigger}
        kind="menu"
        id={id}
        anchor={anchor}
        isOpen={state?.isOpen ?? false}
        onOpenChange={(isOpen, isByKeyboard) => setState({ isOpen, isByKeyboard })}
        load={load}
      />
      {state ? (
        <Suspense fallback={null}>
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
        </Suspense>
      ) : null}
    </>
  );
}

// What stands in a menu comes with it.
export const MenuItem = lazy(async () => ({ default: (await load()).MenuItem }));
export const MenuLink = lazy(async () => ({ default: (await load()).MenuLink }));
export const MenuSeparator = lazy(async () => ({ default: (await load()).MenuSeparator }));
/** A choice that stays while the menu is open, for the entries beside it. */
export const MenuCheck = lazy(async () => ({ default: (await load()).MenuCheck }));
const AnyChoice = lazy(async () => ({ default: (await load()).MenuChoice }));

/** A group of which one is chosen; choosing closes the menu. */
export function MenuChoice<Value extends string>(props: MenuChoiceProps<Value>) {
  // Base UI gives back one of the values that it was given.
  return <AnyChoice {...(props as unknown as MenuChoiceProps<string>)} />;
}
