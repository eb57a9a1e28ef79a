"use client";

import { Menu as BaseMenu } from "@base-ui/react/menu";
import { clsx } from "clsx";
import { Check } from "lucide-react";
import Link from "next/link";
import type { ReactElement, ReactNode } from "react";
import { itemClasses, popupClasses } from "./popup-classes.ts";

type MenuProps = {
  /** The element that opens the menu, usually a `Button`. */
  trigger: ReactElement<Record<string, unknown>>;
  align?: "start" | "end";
  side?: "top" | "bottom";
  className?: string;
  children: ReactNode;
};

export function Menu({
  trigger,
  align = "start",
  side = "bottom",
  className,
  children,
}: MenuProps) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner
          className="z-50 outline-none"
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
        >
          <BaseMenu.Popup
            className={clsx(
              popupClasses,
              "max-h-(--available-height) max-w-80 min-w-44 scrollbar-thin overflow-y-auto py-1",
              className,
            )}
          >
            {children}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

type MenuItemProps = {
  onSelect: () => void;
  icon?: ReactNode;
  isDestructive?: boolean;
  isDisabled?: boolean;
  children: ReactNode;
};

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

type MenuCheckProps = {
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
  icon?: ReactNode;
  children: ReactNode;
};

/** A choice that stays while the menu is open, for the entries beside it. */
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

export function MenuLink({
  href,
  icon,
  children,
}: {
  href: string;
  icon?: ReactNode;
  children: ReactNode;
}) {
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

type MenuChoiceProps<Value extends string> = {
  label: string;
  value: Value;
  onValueChange: (value: Value) => void;
  options: readonly { value: Value; label: string; icon?: ReactNode }[];
};

/** A group of which one is chosen; choosing closes the menu. */
export function MenuChoice<Value extends string>({
  label,
  value,
  onValueChange,
  options,
}: MenuChoiceProps<Value>) {
  return (
    <BaseMenu.RadioGroup value={value} onValueChange={onValueChange}>
      <MenuLabel>{label}</MenuLabel>
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

function MenuLabel({ children }: { children: ReactNode }) {
  return (
    <BaseMenu.GroupLabel className="text-faint text-meta px-3 py-1">{children}</BaseMenu.GroupLabel>
  );
}

export function MenuSeparator() {
  return <BaseMenu.Separator className="bg-line my-1 h-px" />;
}
