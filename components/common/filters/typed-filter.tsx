"use client";

import { clsx } from "clsx";
import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { FilterChoice } from "#lib/client/lists/filter-field.ts";

type TypedFilterProps = {
  label: string;
  value: string;
  /** Turns what was typed into what stands in the URL; null: it cannot be read. */
  read: (typed: string) => string | null;
  example: string;
  fault: string;
  presets: readonly FilterChoice[];
  onSet: (value: string) => void;
};

/** A filter that is typed, with the usual values to choose from. */
export function TypedFilter(props: TypedFilterProps) {
  const { label, value, read, presets, onSet } = props;
  const isPreset = presets.some((preset) => preset.value === value);
  const [text, setText] = useState(isPreset ? "" : value);
  const [isRefused, setIsRefused] = useState(false);
  function submit(event: FormEvent) {
    event.preventDefault();
    const next = read(text);
    setIsRefused(next === null);
    if (next !== null) onSet(next);
  }
  return (
    <div className="flex flex-col py-1">
      {presets.map((preset) => (
        <button
          key={preset.value}
          type="button"
          aria-pressed={preset.value === value}
          onClick={() => onSet(preset.value)}
          className={clsx(
            "hover:bg-hover text-body mx-1 flex min-h-7 items-center rounded-[4px] px-2 py-1 text-left",
            preset.value === value && "text-link font-medium",
          )}
        >
          {preset.label}
        </button>
      ))}
      <form onSubmit={submit} className="flex items-start gap-2 px-3 py-2">
        <Field
          label={<span className="sr-only">{label}</span>}
          help={`For example ${props.example}`}
          error={isRefused ? props.fault : undefined}
          className="flex-1"
        >
          <Input autoFocus value={text} onChange={(event) => setText(event.target.value)} />
        </Field>
        <Button type="submit" variant="primary" className="mt-[26px]">
          Set
        </Button>
      </form>
    </div>
  );
}
