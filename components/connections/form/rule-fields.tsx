"use client";

import { Controller, type UseFormReturn, useFormState, useWatch } from "react-hook-form";
import { LabelledSwitch } from "#components/common/form/labelled-switch.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { RuleValues } from "./rule-values.ts";

const STRATEGIES = [
  { value: "exponential" as const, label: "Exponential", hint: "Each wait is twice the last" },
  { value: "linear" as const, label: "Linear", hint: "Every wait is the same" },
];

/** The rules that this form edits. It takes any form whose values hold theirs. */
type RuleFieldsProps = { form: UseFormReturn<RuleValues> };

export function RuleFields({ form }: RuleFieldsProps) {
  return (
    <div className="flex flex-col gap-5">
      <RetryFields form={form} />
      <FilterFields form={form} />
      <DelayFields form={form} />
    </div>
  );
}

function RetryFields({ form: { control, register } }: RuleFieldsProps) {
  const { errors } = useFormState({ control });
  return (
    <Controller
      control={control}
      name="hasRetry"
      render={({ field }) => (
        <LabelledSwitch
          label="Retry"
          help="Tries again by itself when the destination fails or does not answer."
          isOn={field.value}
          onChange={field.onChange}
        >
          <div className="grid gap-4 sm:grid-cols-3">
            <Field label="Strategy">
              <Controller
                control={control}
                name="retryStrategy"
                render={({ field: { value, onChange } }) => (
                  <Select value={value} onValueChange={onChange} options={STRATEGIES} />
                )}
              />
            </Field>
            <Field label="Interval in seconds" error={errors.retryIntervalSeconds?.message}>
              <Input inputMode="decimal" {...register("retryIntervalSeconds")} />
            </Field>
            <Field label="Retries" error={errors.retryCount?.message}>
              <Input inputMode="numeric" {...register("retryCount")} />
            </Field>
          </div>
          <Field
            label="Only for these status codes"
            isOptional
            help="Without codes, every answer but 2xx is retried. Of several that fit, the last wins."
            error={errors.retryCodes?.message}
          >
            <Input
              className="font-mono"
              placeholder="500-599, !501"
              spellCheck={false}
              {...register("retryCodes")}
            />
          </Field>
        </LabelledSwitch>
      )}
    />
  );
}

function FilterFields({ form: { control, register } }: RuleFieldsProps) {
  const { errors } = useFormState({ control });
  const text = useWatch({ control, name: "filterText" });
  return (
    <Controller
      control={control}
      name="hasFilter"
      render={({ field }) => (
        <LabelledSwitch
          label="Filter"
          help="Lets only matching requests through; the others are shown as ignored."
          isOn={field.value}
          onChange={field.onChange}
        >
          <Field
            label="Filter as JSON"
            help="Any of headers, body, query and path, with values or operators such as $gt, $in, $or."
            error={errors.filterText?.message}
          >
            <Textarea
              className="font-mono"
              rows={Math.min(16, Math.max(4, text.split("\n").length + 1))}
              spellCheck={false}
              {...register("filterText")}
            />
          </Field>
        </LabelledSwitch>
      )}
    />
  );
}

function DelayFields({ form: { control, register } }: RuleFieldsProps) {
  const { errors } = useFormState({ control });
  return (
    <Controller
      control={control}
      name="hasDelay"
      render={({ field }) => (
        <LabelledSwitch
          label="Delay"
          help="Waits before the first attempt."
          isOn={field.value}
          onChange={field.onChange}
        >
          <Field
            label="Delay in seconds"
            error={errors.delaySeconds?.message}
            className="sm:max-w-48"
          >
            <Input inputMode="decimal" {...register("delaySeconds")} />
          </Field>
        </LabelledSwitch>
      )}
    />
  );
}
