"use client";

import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuChoice } from "#components/ui/menu.tsx";

type ChoiceMenuProps<Value extends string> = {
  label: string;
  /** What it says while nothing is chosen: "All time". */
  allLabel: string;
  options: readonly { value: Value; label: string }[];
  selected: Value | null;
  onChange: (selected: Value | null) => void;
};

const ALL = "all";

/** A filter of which one value, or all, is chosen. */
export function ChoiceMenu<Value extends string>({
  label,
  allLabel,
  options,
  selected,
  onChange,
}: ChoiceMenuProps<Value>) {
  const chosen = options.find((option) => option.value === selected);
  return (
    <Menu
      trigger={
        <Button size="toolbar" className={clsx(chosen && "border-accent! text-link!")}>
          {chosen?.label ?? allLabel}
          <ChevronDown className="text-faint" aria-hidden />
        </Button>
      }
    >
      <MenuChoice
        label={label}
        value={selected ?? ALL}
        onValueChange={(value) => onChange(value === ALL ? null : (value as Value))}
        options={[{ value: ALL, label: allLabel }, ...options]}
      />
    </Menu>
  );
}
