"use client";

import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { type DestinationAuthType, destinationAuthType } from "#lib/schemas/destination-auth.ts";
import { AUTH_FORMS, type AuthField, type AuthValues } from "./auth-forms.ts";

export type DestinationAuthDraft = { type: DestinationAuthType; values: AuthValues };

const TYPE_OPTIONS = destinationAuthType.options.map((type) => ({
  value: type,
  label: AUTH_FORMS[type].label,
}));

type DestinationAuthFieldsProps = {
  draft: DestinationAuthDraft;
  onChange: (draft: DestinationAuthDraft) => void;
  errors: Readonly<Record<string, string>>;
};

/** How deliveries prove who they come from. */
export function DestinationAuthFields({ draft, onChange, errors }: DestinationAuthFieldsProps) {
  const { help, fields } = AUTH_FORMS[draft.type];
  return (
    <>
      <Field label="Authentication" help={help} className="sm:max-w-96">
        <Select
          value={draft.type}
          onValueChange={(type) => onChange({ type, values: {} })}
          options={TYPE_OPTIONS}
        />
      </Field>
      {fields.map((field) => (
        <Field
          key={field.name}
          label={field.label}
          isOptional={field.isOptional ?? false}
          help={field.help}
          error={errors[field.name]}
        >
          <Control
            field={field}
            value={draft.values[field.name] ?? ""}
            onChange={(value) =>
              onChange({ ...draft, values: { ...draft.values, [field.name]: value } })
            }
          />
        </Field>
      ))}
    </>
  );
}

type ControlProps = { field: AuthField; value: string; onChange: (value: string) => void };

function Control({ field, value, onChange }: ControlProps) {
  const { options, isLong, isSecret, placeholder } = field;
  if (options) {
    return (
      <Select
        value={value || null}
        onValueChange={onChange}
        options={options}
        placeholder="Default"
      />
    );
  }
  if (isLong) {
    return (
      <Textarea
        rows={5}
        className="font-mono"
        spellCheck={false}
        autoComplete="off"
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <Input
      type={isSecret ? "password" : "text"}
      autoComplete={isSecret ? "new-password" : "off"}
      spellCheck={false}
      placeholder={placeholder}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
