"use client";

import { Menu as BaseMenu } from "@base-ui/react/menu";
import { clsx } from "clsx";
import { Check } from "lucide-react";
import Link from "next/link";
import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import type {
  MenuCheckProps,
  MenuChoiceProps,
  MenuItemProps,
  MenuLinkProps,
} from "./menu-props.ts";
import { itemClasses, popupClasses } from "./popup-classes.ts";

type MenuPopupProps = {
  anchor: RefObject<HTMLElement | null>;
  /** The id of what opened it, which names it. */
  labelledBy: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** Whether its first entry takes the focus when it opens. */
  startsAtFirst: boolean;
  align: "start" | "end";
  side: "top" | "bottom";
  className?: string | undefined;
  children: ReactNode;
};

/** What a `Menu` opens. */
export function MenuPopup(props: MenuPopupProps) {
  const { anchor, labelledBy, isOpen, onOpenChange, startsAtFirst, align, side } = props;
  return (
    <BaseMenu.Root open={isOpen} onOpenChange={onOpenChange}>
      <BaseMenu.Portal>
        <BaseMenu.Positioner
          anchor={anchor}
          className="z-50 outline-none"
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
        >
          <BaseMenu.Popup
            finalFocus={anchor}
            aria-labelledby={labelledBy}
            className={clsx(
              popupClasses,
              "max-h-(--available-height) max-w-80 min-w-44 scrollbar-thin overflow-y-auto py-1",
              props.className,
            )}
          >
            {startsAtFirst ? <FocusOnFirst /> : null}
            {props.children}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

/** Base UI does so itself where it has a trigger of its own, whose code would be there from the start. */
function FocusOnFirst() {
  const here = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() =>
      here.current?.parentElement
        ?.querySelector<HTMLElement>('[role^="menuitem"]:not([data-disabled])')
        ?.focus(),
    );
    return () => cancelAnimationFrame(frame);
  }, []);
  return <span ref={here} hidden />;
}

export function MenuItem({ onSelect, icon, isDestructive, isDisabled, children }: MenuItemProps) {
  return (
    <BaseMenu.Item
      onClick={onSelect}
      disabled={isDisabled ?? false}
      className={clsx(itemClasses, isDestructive ? "text-failed" : "[&_svg]:text-muted")}
    >
      {icon}
      {children}
    </BaseMenu.Item>
  );
}

export function MenuCheck({ isChecked, onChange, icon, children }: MenuCheckProps) {
  return (
    <BaseMenu.CheckboxItem
      checked={isChecked}
      onCheckedChange={onChange}
      className={clsx(itemClasses, "[&_svg]:text-muted")}
    >
      {icon}
      <span className="flex-1 truncate">{children}</span>
      <BaseMenu.CheckboxItemIndicator>
        <Check aria-hidden />
      </BaseMenu.CheckboxItemIndicator>
    </BaseMenu.CheckboxItem>
  );
}

export function MenuLink({ href, icon, children }: MenuLinkProps) {
  return (
    <BaseMenu.LinkItem
      closeOnClick
      render={<Link href={href} />}
      className={clsx(itemClasses, "[&_svg]:text-muted")}
    >
      {icon}
      {children}
    </BaseMenu.LinkItem>
  );
}

export function MenuChoice<Value extends string>(props: MenuChoiceProps<Value>) {
  const { label, value, onValueChange, options } = props;
  return (
    <BaseMenu.RadioGroup value={value} onValueChange={onValueChange}>
      <BaseMenu.GroupLabel className="text-faint text-meta px-3 py-1">{label}</BaseMenu.GroupLabel>
      {options.map((option) => (
        <BaseMenu.RadioItem
          key={option.value}
          value={option.value}
          closeOnClick
          className={clsx(itemClasses, "[&_svg]:text-muted")}
        >
          {option.icon}
          <span className="flex-1 truncate">{option.label}</span>
          <BaseMenu.RadioItemIndicator>
            <Check aria-hidden />
          </BaseMenu.RadioItemIndicator>
        </BaseMenu.RadioItem>
      ))}
    </BaseMenu.RadioGroup>
  );
}

export function MenuSeparator() {
  return <BaseMenu.Separator className="bg-line my-1 h-px" />;
}
