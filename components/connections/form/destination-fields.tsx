"use client";

import { useQuery } from "@tanstack/react-query";
import { Controller, type UseFormReturn, useWatch } from "react-hook-form";
import { ModeChoice } from "#components/common/form/mode-choice.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { destinationsOptions } from "#lib/client/destinations.ts";
import type { ConnectionValues } from "./connection-values.ts";
import { NewDestinationFields } from "./new-destination-fields.tsx";

type DestinationFieldsProps = {
  form: UseFormReturn<ConnectionValues>;
  authErrors: Readonly<Record<string, string>>;
};

export function DestinationFields({ form, authErrors }: DestinationFieldsProps) {
  const { control, setValue, formState } = form;
  const mode = useWatch({ control, name: "destinationMode" });
  const destinations = useQuery(destinationsOptions()).data ?? [];
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
        <NewDestinationFields form={form} authErrors={authErrors} />
      ) : (
        <Field label="Destination" error={formState.errors.destinationId?.message}>
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
