"use client";

import { clsx } from "clsx";

type ModeChoiceProps<Value extends string> = {
  label: string;
  options: readonly { value: Value; label: string; isDisabled?: boolean }[];
  value: Value;
  onChange: (value: Value) => void;
};

/** A few ways to fill in the same thing, side by side. */
export function ModeChoice<Value extends string>({
  label,
  options,
  value,
  onChange,
}: ModeChoiceProps<Value>) {
  return (
    <fieldset className="rounded-control border-line bg-surface relative flex w-fit gap-0.5 border p-0.5">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          disabled={option.isDisabled}
          onClick={() => onChange(option.value)}
          className={clsx(
            "h-7 rounded-[4px] px-2.5 disabled:opacity-50",
            option.value === value
              ? "bg-raised text-ink font-medium shadow-[0_0_0_1px_var(--line)]"
              : "text-muted hover:text-ink",
          )}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
