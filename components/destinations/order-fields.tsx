"use client";

import { Controller, type UseFormReturn, useFormState, useWatch } from "react-hook-form";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { OrderValues } from "./order-values.ts";

const FAILURES = [
  { value: "block" as const, label: "Wait until it is done or given up" },
  { value: "skip" as const, label: "Go on without it" },
  { value: "park" as const, label: "Stop until somebody acts" },
];

/** By what deliveries are put in line, and what a failure does to those behind it. */
export function OrderFields({ form }: { form: UseFormReturn<OrderValues> }) {
  const { control, register } = form;
  const { errors } = useFormState({ control });
  const [key, onFailure] = useWatch({ control, name: ["key", "onFailure"] });
  return (
    <>
      <Field
        label="Order by"
        isOptional
        help="Where the value stands that events share which must not overtake each other."
        error={errors.key?.message}
      >
        <Input
          className="font-mono"
          spellCheck={false}
          placeholder="body.account.id"
          {...register("key")}
        />
      </Field>
      {key.trim() === "" ? null : (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="When one fails, those behind it">
            <Controller
              control={control}
              name="onFailure"
              render={({ field }) => (
                <Select value={field.value} onValueChange={field.onChange} options={FAILURES} />
              )}
            />
          </Field>
          {onFailure === "block" ? null : (
            <Field label="After attempts" isOptional error={errors.skipAfter?.message}>
              <Input
                inputMode="numeric"
                placeholder={onFailure === "skip" ? "1" : "The last retry"}
                {...register("skipAfter")}
              />
            </Field>
          )}
        </div>
      )}
    </>
  );
}
