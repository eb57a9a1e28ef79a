"use client";

import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { DURATION_UNITS, type DurationUnit, type DurationValue } from "./duration-value.ts";

type DurationFieldProps = {
  label: string;
  help?: string;
  value: DurationValue;
  onChange: (value: DurationValue) => void;
  error: string | undefined;
  /** Those that make sense here; all by themselves. */
  units?: readonly DurationUnit[];
};

/** A length of time: a number and its unit. */
export function DurationField(props: DurationFieldProps) {
  const { label, value, onChange, units } = props;
  const options = DURATION_UNITS.filter((unit) => !units || units.includes(unit.value));
  return (
    <Field label={label} help={props.help} error={props.error}>
      <div className="flex gap-2">
        <Input
          inputMode="decimal"
          className="min-w-0 flex-1"
          value={value.amount}
          onChange={(event) => onChange({ ...value, amount: event.currentTarget.value })}
        />
        <div className="w-28 shrink-0">
          <Select
            aria-label={`Unit of ${label.toLowerCase()}`}
            value={value.unit}
            onValueChange={(unit) => onChange({ ...value, unit })}
            options={options}
          />
        </div>
      </div>
    </Field>
  );
}
