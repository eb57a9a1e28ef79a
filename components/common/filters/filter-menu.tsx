"use client";

import { Menu } from "@base-ui/react/menu";
import { clsx } from "clsx";
import { Check, ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { itemClasses, popupClasses } from "#components/ui/popup-classes.ts";

/** From this many options on, typing finds one faster than looking. */
const SEARCH_FROM = 9;

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

/** A filter of which any number of values may be chosen; the button says what is chosen. */
export function FilterMenu<Value extends string>({
  label,
  options,
  selected,
  onChange,
}: FilterMenuProps<Value>) {
  const hasSearch = options.length >= SEARCH_FROM;
  return (
    <Menu.FilterProvider>
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
            <Menu.Popup className={clsx(popupClasses, "w-64")}>
              {hasSearch ? (
                <Menu.Input
                  aria-label={`Find ${label.toLowerCase()}`}
                  placeholder={`Find ${label.toLowerCase()}`}
                  className="text-body placeholder:text-faint w-full border-b px-3 py-2 outline-none"
                />
              ) : null}
              <Menu.Empty className="text-muted px-3 py-2">
                {options.length === 0 ? "Nothing to choose from yet." : "No match."}
              </Menu.Empty>
              <Menu.List className="max-h-72 scrollbar-thin overflow-y-auto py-1">
                {options.map(({ value, label: text, icon }) => (
                  <Menu.CheckboxItem
                    key={value}
                    checked={selected.includes(value)}
                    onCheckedChange={(isChecked) =>
                      onChange(
                        isChecked
                          ? [...selected, value]
                          : selected.filter((other) => other !== value),
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
              </Menu.List>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </Menu.FilterProvider>
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
