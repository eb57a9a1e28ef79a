"use client";

import { useQuery } from "@tanstack/react-query";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { sourceTypeOptions } from "#lib/client/source-types.ts";
import type { SourceTypeDetail } from "#lib/schemas/custom-source-type.ts";
import { AuthFields } from "./auth-fields.tsx";
import type { SourceTypeValues } from "./source-type-values.ts";
import { TypePicker } from "./type-picker.tsx";

const NONE = "";

type SourceTypeFieldsProps = {
  value: SourceTypeValues;
  onChange: (value: SourceTypeValues) => void;
  /** What is wrong with its auth, by field. */
  errors: Readonly<Record<string, string>>;
};

/** Who sends, and by what they are known. */
export function SourceTypeFields({ value, onChange, errors }: SourceTypeFieldsProps) {
  const detail = useQuery(sourceTypeOptions(value.code, null)).data;
  const schema = detail && schemaOf(detail, value.method);
  return (
    <>
      <div className="flex flex-col gap-1.5">
        <p className="font-medium">Type</p>
        <TypePicker
          value={value.code}
          onChange={(code) => onChange({ code, method: NONE, auth: {} })}
        />
      </div>
      {detail?.auth_choices ? (
        <Field
          label="Authentication"
          help="How senders are checked. It may be set later as well."
          className="sm:max-w-72"
        >
          <Select
            value={value.method}
            onValueChange={(method) => onChange({ ...value, method, auth: {} })}
            options={[
              { value: NONE, label: "None: anybody may send" },
              ...detail.auth_choices.map(({ code, label }) => ({ value: code, label })),
            ]}
          />
        </Field>
      ) : null}
      {schema ? (
        <AuthFields
          schema={schema}
          values={value.auth}
          errors={errors}
          onChange={(name, text) => onChange({ ...value, auth: { ...value.auth, [name]: text } })}
        />
      ) : null}
    </>
  );
}

function schemaOf({ auth_schema, auth_choices }: SourceTypeDetail, method: string) {
  return auth_schema ?? auth_choices?.find(({ code }) => code === method)?.auth_schema;
}
