"use client";

import { Check } from "lucide-react";

type TickProps = {
  label: string;
  isTicked: boolean;
  /** `isWithShift`: up to here from the one before. */
  onChange: (isTicked: boolean, isWithShift: boolean) => void;
  isInTabOrder?: boolean;
};

/** The browser's own checkbox: a list has one in each row, and nothing to say about it but on or off. */
export function Tick({ label, isTicked, onChange, isInTabOrder = true }: TickProps) {
  return (
    <span className="relative grid size-4 shrink-0 place-items-center">
      <input
        type="checkbox"
        aria-label={label}
        tabIndex={isInTabOrder ? 0 : -1}
        checked={isTicked}
        onChange={({ target, nativeEvent }) =>
          onChange(target.checked, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
        }
        className="border-control bg-canvas checked:border-accent checked:bg-accent col-start-1 row-start-1 size-4 appearance-none rounded-[4px] border transition-colors"
      />
      {isTicked ? (
        <Check
          aria-hidden
          strokeWidth={3}
          className="text-on-accent pointer-events-none col-start-1 row-start-1 size-3"
        />
      ) : null}
    </span>
  );
}
