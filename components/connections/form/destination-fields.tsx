"use client";

import { useQuery } from "@tanstack/react-query";
import { Controller, type UseFormReturn, useWatch } from "react-hook-form";
import { ModeChoice } from "#components/common/form/mode-choice.tsx";
import { DESTINATION_TYPES } from "#components/destinations/destination-target.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { destinationsOptions } from "#lib/client/destinations.ts";
import type { ConnectionValues } from "./connection-values.ts";

export function DestinationFields({ form }: { form: UseFormReturn<ConnectionValues> }) {
  const { control, register, setValue, formState } = form;
  const mode = useWatch({ control, name: "destinationMode" });
  const type = useWatch({ control, name: "destinationType" });
  const destinations = useQuery(destinationsOptions()).data ?? [];
  const { errors } = formState;
  return (
    <div className="flex flex-col gap-4">
      <ModeChoice
        label="New or existing destination"
        value={mode}
        onChange={(value) => setValue("destinationMode", value)}
        options={[
          { value: "new", label: "New destination" },
          {
            value: "existing",
            label: "Existing destination",
            isDisabled: destinations.length === 0,
          },
        ]}
      />
      {mode === "new" ? (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="Destination name" error={errors.destinationName?.message}>
              <Input placeholder="warehouse" spellCheck={false} {...register("destinationName")} />
            </Field>
            <Field label="Type">
              <Controller
                control={control}
                name="destinationType"
                render={({ field }) => (
                  <Select
                    value={field.value}
                    onValueChange={field.onChange}
                    options={DESTINATION_TYPES}
                  />
                )}
              />
            </Field>
          </div>
          {type === "HTTP" ? (
            <Field label="URL" error={errors.destinationUrl?.message}>
              <Input
                type="url"
                className="font-mono"
                placeholder="https://example.com/hooks"
                spellCheck={false}
                {...register("destinationUrl")}
              />
            </Field>
          ) : null}
        </>
      ) : (
        <Field label="Destination" error={errors.destinationId?.message}>
          <Controller
            control={control}
            name="destinationId"
            render={({ field }) => (
              <Select
                value={field.value || null}
                onValueChange={field.onChange}
                placeholder="Choose a destination"
                options={destinations.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
          />
        </Field>
      )}
    </div>
  );
}
