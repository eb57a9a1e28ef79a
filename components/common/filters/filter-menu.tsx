"use client";

import { Menu } from "@base-ui/react/menu";
import { clsx } from "clsx";
import { Check, ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { itemClasses, popupClasses } from "#components/ui/popup-classes.ts";

export type FilterOption<Value extends string> = {
  value: Value;
  label: string;
  icon?: ReactNode;
};

type FilterMenuProps<Value extends string> = {
  label: string;
  options: readonly FilterOption<Value>[];
  selected: readonly Value[];
  onChange: (selected: Value[]) => void;
};

/**
 * A filter of which any number of values may be chosen; the button says what is chosen.
 * In a long list, typing the first letters jumps to an option.
 */
export function FilterMenu<Value extends string>({
  label,
  options,
  selected,
  onChange,
}: FilterMenuProps<Value>) {
  return (
    <Menu.Root>
      <Menu.Trigger
        render={
          <Button
            size="toolbar"
            className={clsx(selected.length > 0 && "border-accent! text-link!")}
          />
        }
      >
        <span className="max-w-48 truncate">{buttonText(label, options, selected)}</span>
        <ChevronDown className="text-faint" aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner
          className="z-50 outline-none"
          align="start"
          sideOffset={4}
          collisionPadding={8}
        >
          <Menu.Popup
            className={clsx(popupClasses, "max-h-80 w-64 scrollbar-thin overflow-y-auto py-1")}
          >
            {options.length === 0 ? (
              <p className="text-muted px-3 py-1">Nothing to choose from yet.</p>
            ) : null}
            {options.map(({ value, label: text, icon }) => (
              <Menu.CheckboxItem
                key={value}
                checked={selected.includes(value)}
                onCheckedChange={(isChecked) =>
                  onChange(
                    isChecked ? [...selected, value] : selected.filter((other) => other !== value),
                  )
                }
                className={itemClasses}
              >
                {icon ?? <span className="min-w-0 flex-1 truncate">{text}</span>}
                <Menu.CheckboxItemIndicator className="text-link ml-auto">
                  <Check aria-hidden />
                </Menu.CheckboxItemIndicator>
              </Menu.CheckboxItem>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function buttonText<Value extends string>(
  label: string,
  options: readonly FilterOption<Value>[],
  selected: readonly Value[],
): string {
  const [only] = selected;
  if (only === undefined) return label;
  if (selected.length > 1) return `${label}: ${selected.length}`;
  return `${label}: ${options.find((option) => option.value === only)?.label ?? "1"}`;
}
