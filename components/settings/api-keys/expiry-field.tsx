"use client";

import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { EXPIRY_OPTIONS, type Expiry } from "./expiry.ts";

type ExpiryFieldProps = {
  expiry: Expiry;
  day: string;
  error: string | undefined;
  onExpiry: (expiry: Expiry) => void;
  onDay: (day: string) => void;
};

export function ExpiryField({ expiry, day, error, onExpiry, onDay }: ExpiryFieldProps) {
  return (
    <div className="flex flex-col gap-3">
      <Field label="Expires" help="From then on it is refused.">
        <Select
          aria-label="Expires"
          value={expiry}
          options={EXPIRY_OPTIONS}
          onValueChange={onExpiry}
          className="w-44"
        />
      </Field>
      {expiry === "day" ? (
        <Field label="Last day" error={error}>
          <Input
            type="date"
            value={day}
            onChange={(event) => onDay(event.target.value)}
            className="w-44"
          />
        </Field>
      ) : null}
    </div>
  );
}
