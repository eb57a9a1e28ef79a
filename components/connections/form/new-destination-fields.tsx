"use client";

import { Controller, type UseFormReturn, useWatch } from "react-hook-form";
import { CollapsibleSection } from "#components/common/collapsible-section.tsx";
import { LabelledSwitch } from "#components/common/form/labelled-switch.tsx";
import { DestinationAuthFields } from "#components/destinations/auth/auth-fields.tsx";
import { METHOD_OPTIONS, RATE_PERIODS } from "#components/destinations/destination-target.ts";
import { TargetFields } from "#components/destinations/target-fields.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { ConnectionValues } from "./connection-values.ts";

type NewDestinationFieldsProps = {
  form: UseFormReturn<ConnectionValues>;
  authErrors: Readonly<Record<string, string>>;
};

/** What a destination needs, and below it what it may have. */
export function NewDestinationFields({ form, authErrors }: NewDestinationFieldsProps) {
  const { control, register, setValue, formState } = form;
  const type = useWatch({ control, name: "destinationType" });
  const { errors } = formState;
  return (
    <>
      <TargetFields
        noun="Destination"
        name={register("destinationName")}
        type={type}
        onTypeChange={(next) => setValue("destinationType", next, { shouldDirty: true })}
        url={register("destinationUrl")}
        errors={{ name: errors.destinationName?.message, url: errors.destinationUrl?.message }}
      />
      <Controller
        control={control}
        name="destinationAuth"
        render={({ field }) => (
          <DestinationAuthFields
            draft={field.value}
            onChange={field.onChange}
            errors={authErrors}
          />
        )}
      />
      <CollapsibleSection title="Rate, method and path" startsOpen={errors.rate !== undefined}>
        <div className="flex flex-col gap-4 pt-2">
          <div className="grid gap-4 sm:grid-cols-3">
            <Field label="At most" isOptional error={errors.rate?.message}>
              <Input inputMode="numeric" placeholder="No limit" {...register("rate")} />
            </Field>
            <Field label="Deliveries">
              <Controller
                control={control}
                name="ratePeriod"
                render={({ field }) => (
                  <Select
                    value={field.value}
                    onValueChange={field.onChange}
                    options={RATE_PERIODS}
                  />
                )}
              />
            </Field>
            <Field label="HTTP method">
              <Controller
                control={control}
                name="destinationMethod"
                render={({ field }) => (
                  <Select
                    value={field.value}
                    onValueChange={field.onChange}
                    options={METHOD_OPTIONS}
                  />
                )}
              />
            </Field>
          </div>
          <Controller
            control={control}
            name="isPathForwarded"
            render={({ field }) => (
              <LabelledSwitch
                label="Path forwarding"
                help="Appends the path of the request to the URL."
                isOn={field.value}
                onChange={field.onChange}
              />
            )}
          />
        </div>
      </CollapsibleSection>
    </>
  );
}
