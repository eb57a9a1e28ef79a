"use client";

import { clsx } from "clsx";
import { Plus, X } from "lucide-react";
import { useState } from "react";
import { onDemand } from "#components/ui/on-demand.tsx";
import { Popover } from "#components/ui/popover.tsx";
import type { FilterField } from "#lib/client/lists/filter-field.ts";
import { type ChoicesOf, filterWords } from "./filter-words.ts";

// Comes when a filter is opened.
const FilterEditor = onDemand(
  () => import("./filter-editor.tsx").then((m) => m.FilterEditor),
  <div className="h-40" />,
);

type FilterChipProps = {
  field: FilterField;
  /** What is set; "" for nothing yet. */
  value: string;
  choicesOf: ChoicesOf;
  startsOpen?: boolean;
  onChange: (value: string) => void;
  /** Called when it closes, whatever was chosen. */
  onClose?: () => void;
};

/** One filter: dashed while it is not set, else what it is set to, with a way to take it off. */
export function FilterChip(props: FilterChipProps) {
  const { field, value, choicesOf, startsOpen = false, onChange, onClose } = props;
  const [isOpen, setIsOpen] = useState(startsOpen);
  const isSet = value !== "";
  function open(next: boolean) {
    setIsOpen(next);
    if (!next) onClose?.();
  }
  return (
    <span
      className={clsx(
        "rounded-control text-body flex h-7 max-w-80 shrink-0 items-center border transition-colors",
        isSet ? "border-accent text-link bg-canvas" : "border-control text-muted border-dashed",
      )}
    >
      <Popover
        label={field.label}
        isOpen={isOpen}
        onOpenChange={open}
        className="w-72"
        trigger={
          <button
            type="button"
            className="rounded-control hover:bg-hover hover:text-ink flex h-full min-w-0 items-center gap-1.5 px-2"
          >
            {isSet ? null : <Plus className="size-3.5 shrink-0" aria-hidden />}
            <span className="shrink-0">{field.label}</span>
            {isSet ? (
              <span className="truncate font-medium">{filterWords(field, value, choicesOf)}</span>
            ) : null}
          </button>
        }
      >
        <FilterEditor
          field={field}
          value={value}
          choices={choicesOf(field)}
          onChange={onChange}
          onDone={() => open(false)}
        />
      </Popover>
      {isSet ? (
        <button
          type="button"
          aria-label={`Remove filter ${field.label}`}
          onClick={() => onChange("")}
          className="rounded-control hover:bg-hover flex h-full w-6 shrink-0 items-center justify-center"
        >
          <X className="size-3.5" aria-hidden />
        </button>
      ) : null}
    </span>
  );
}
