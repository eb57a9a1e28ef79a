"use client";

import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { GroupPeriod } from "./group-values.ts";

const PERIODS: readonly { value: GroupPeriod; label: string }[] = [
  { value: "second", label: "per second" },
  { value: "minute", label: "per minute" },
  { value: "hour", label: "per hour" },
];

type GroupRateFieldProps = {
  label: string;
  rate: string;
  period: GroupPeriod;
  error: string | undefined;
  onChange: (rate: string, period: GroupPeriod) => void;
};

/** So many deliveries in so much time. */
export function GroupRateField({ label, rate, period, error, onChange }: GroupRateFieldProps) {
  return (
    <Field label={label} error={error}>
      <div className="flex gap-2">
        <Input
          inputMode="numeric"
          className="min-w-0 flex-1"
          value={rate}
          onChange={(event) => onChange(event.currentTarget.value, period)}
        />
        <div className="w-32 shrink-0">
          <Select
            aria-label={`Period of ${label.toLowerCase()}`}
            value={period}
            onValueChange={(next) => onChange(rate, next)}
            options={PERIODS}
          />
        </div>
      </div>
    </Field>
  );
}
