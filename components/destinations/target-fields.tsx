"use client";

import type { UseFormRegisterReturn } from "react-hook-form";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { DESTINATION_TYPES } from "./destination-target.ts";

type TargetType = (typeof DESTINATION_TYPES)[number]["value"];

type TargetFieldsProps = {
  /** Stands before the labels where the form is about more than the destination: "Destination". */
  noun?: string;
  name: UseFormRegisterReturn;
  type: TargetType;
  onTypeChange: (type: TargetType) => void;
  url: UseFormRegisterReturn;
  errors: { name: string | undefined; url: string | undefined };
};

/** What every new destination needs: what it is called and where it is. */
export function TargetFields({ noun, name, type, onTypeChange, url, errors }: TargetFieldsProps) {
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={noun ? `${noun} name` : "Name"} error={errors.name}>
          <Input placeholder="warehouse" spellCheck={false} {...name} />
        </Field>
        <Field label={noun ? `${noun} type` : "Type"}>
          <Select value={type} onValueChange={onTypeChange} options={DESTINATION_TYPES} />
        </Field>
      </div>
      {type === "HTTP" ? (
        <Field label="URL" error={errors.url}>
          <Input
            type="url"
            className="font-mono"
            placeholder="https://example.com/hooks"
            spellCheck={false}
            {...url}
          />
        </Field>
      ) : null}
    </>
  );
}
