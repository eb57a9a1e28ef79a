"use client";

import { Select as BaseSelect } from "@base-ui/react/select";
import { clsx } from "clsx";
import { Check, ChevronDown } from "lucide-react";
import { controlClasses } from "./field-classes.ts";
import { itemClasses, popupClasses } from "./popup-classes.ts";

export type SelectOption<Value extends string> = {
  value: Value;
  label: string;
  hint?: string;
};

type SelectProps<Value extends string> = {
  value: Value | null;
  onValueChange: (value: Value) => void;
  options: readonly SelectOption<Value>[];
  placeholder?: string;
  isDisabled?: boolean;
  className?: string;
  "aria-label"?: string;
};

export function Select<Value extends string>({
  value,
  onValueChange,
  options,
  placeholder,
  isDisabled,
  className,
  "aria-label": ariaLabel,
}: SelectProps<Value>) {
  return (
    <BaseSelect.Root
      items={options}
      value={value}
      onValueChange={(next) => {
        if (next !== null) onValueChange(next);
      }}
      disabled={isDisabled ?? false}
    >
      <BaseSelect.Trigger
        aria-label={ariaLabel}
        className={clsx(
          controlClasses,
          "flex h-8 items-center justify-between gap-2 pr-2 text-left data-disabled:cursor-not-allowed data-disabled:opacity-60",
          className,
        )}
      >
        <BaseSelect.Value
          placeholder={placeholder}
          className="data-placeholder:text-faint min-w-0 truncate"
        />
        <BaseSelect.Icon>
          <ChevronDown className="text-muted size-4" aria-hidden />
        </BaseSelect.Icon>
      </BaseSelect.Trigger>
      <BaseSelect.Portal>
        <BaseSelect.Positioner
          className="z-50 outline-none"
          sideOffset={4}
          alignItemWithTrigger={false}
        >
          <BaseSelect.Popup className={clsx(popupClasses, "max-w-96 min-w-(--anchor-width)")}>
            <BaseSelect.List className="max-h-[min(20rem,var(--available-height))] scrollbar-thin overflow-y-auto py-1">
              {options.map((option) => (
                <BaseSelect.Item key={option.value} value={option.value} className={itemClasses}>
                  <span className="min-w-0 flex-1">
                    <BaseSelect.ItemText className="block truncate">
                      {option.label}
                    </BaseSelect.ItemText>
                    {option.hint ? (
                      <span className="text-meta text-muted block truncate">{option.hint}</span>
                    ) : null}
                  </span>
                  <BaseSelect.ItemIndicator>
                    <Check className="text-link size-4" aria-hidden />
                  </BaseSelect.ItemIndicator>
                </BaseSelect.Item>
              ))}
            </BaseSelect.List>
          </BaseSelect.Popup>
        </BaseSelect.Positioner>
      </BaseSelect.Portal>
    </BaseSelect.Root>
  );
}
