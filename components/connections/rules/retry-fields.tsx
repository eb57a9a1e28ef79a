"use client";

import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { DurationField } from "./duration-field.tsx";
import { RetryPreview } from "./retry-preview.tsx";
import type { DraftOf } from "./rule-drafts.ts";
import type { RuleFieldsProps } from "./rule-fields-props.ts";

const STRATEGIES = [
  { value: "exponential" as const, label: "Exponential", hint: "Each wait is twice the last" },
  { value: "linear" as const, label: "Linear", hint: "Every wait is the same" },
];

export function RetryFields({ draft, faults, onChange }: RuleFieldsProps<DraftOf<"retry">>) {
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)_96px]">
        <Field label="Strategy">
          <Select
            value={draft.strategy}
            onValueChange={(strategy) => onChange({ ...draft, strategy })}
            options={STRATEGIES}
          />
        </Field>
        <DurationField
          label="Interval"
          value={draft.interval}
          onChange={(interval) => onChange({ ...draft, interval })}
          error={faults.interval}
        />
        <Field label="Retries" error={faults.count}>
          <Input
            inputMode="numeric"
            value={draft.count}
            onChange={(event) => onChange({ ...draft, count: event.currentTarget.value })}
          />
        </Field>
      </div>
      <Field
        label="Only for these status codes"
        isOptional
        help="Without codes, every answer but 2xx is retried. Of several that fit, the last wins."
        error={faults.codes}
      >
        <Input
          className="font-mono"
          placeholder="500-599, !501"
          spellCheck={false}
          value={draft.codes}
          onChange={(event) => onChange({ ...draft, codes: event.currentTarget.value })}
        />
      </Field>
      <RetryPreview draft={draft} />
    </>
  );
}
