"use client";

import { useQuery } from "@tanstack/react-query";
import { Controller, type UseFormReturn, useWatch } from "react-hook-form";
import { ModeChoice } from "#components/common/form/mode-choice.tsx";
import { SourceTypeFields } from "#components/sources/source-type-fields.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { sourcesOptions } from "#lib/client/sources.ts";
import type { ConnectionValues } from "./connection-values.ts";

type SourceFieldsProps = {
  form: UseFormReturn<ConnectionValues>;
  authErrors: Readonly<Record<string, string>>;
};

export function SourceFields({ form, authErrors }: SourceFieldsProps) {
  const { control, register, setValue, formState } = form;
  const mode = useWatch({ control, name: "sourceMode" });
  const sources = useQuery(sourcesOptions()).data ?? [];
  return (
    <div className="flex flex-col gap-4">
      <ModeChoice
        label="New or existing source"
        value={mode}
        onChange={(value) => setValue("sourceMode", value)}
        options={[
          { value: "new", label: "New source" },
          { value: "existing", label: "Existing source", isDisabled: sources.length === 0 },
        ]}
      />
      {mode === "new" ? (
        <>
          <Field
            label="Source name"
            help="Who sends, for example shopify or billing. It gets a URL of its own."
            error={formState.errors.sourceName?.message}
          >
            <Input placeholder="shopify" spellCheck={false} {...register("sourceName")} />
          </Field>
          <Controller
            control={control}
            name="sourceType"
            render={({ field }) => (
              <SourceTypeFields value={field.value} onChange={field.onChange} errors={authErrors} />
            )}
          />
        </>
      ) : (
        <Field label="Source" error={formState.errors.sourceId?.message}>
          <Controller
            control={control}
            name="sourceId"
            render={({ field }) => (
              <Select
                value={field.value || null}
                onValueChange={field.onChange}
                placeholder="Choose a source"
                options={sources.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
          />
        </Field>
      )}
    </div>
  );
}
