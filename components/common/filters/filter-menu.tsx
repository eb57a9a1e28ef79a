"use client";

import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuCheck } from "#components/ui/menu.tsx";

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
    <Menu
      className="max-h-80 w-64"
      trigger={
        <Button size="toolbar" className={clsx(selected.length > 0 && "border-accent! text-link!")}>
          <span className="max-w-48 truncate">{buttonText(label, options, selected)}</span>
          <ChevronDown className="text-faint" aria-hidden />
        </Button>
      }
    >
      {options.length === 0 ? (
        <p className="text-muted px-3 py-1">Nothing to choose from yet.</p>
      ) : null}
      {options.map(({ value, label: text, icon }) => (
        <MenuCheck
          key={value}
          isChecked={selected.includes(value)}
          onChange={(isChecked) =>
            onChange(isChecked ? [...selected, value] : selected.filter((other) => other !== value))
          }
        >
          {icon ?? text}
        </MenuCheck>
      ))}
    </Menu>
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
