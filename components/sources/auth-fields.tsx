"use client";

import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

export type AuthSchema = Readonly<Record<string, unknown>>;
type Property = { enum?: string[]; writeOnly?: boolean; maxLength?: number };

const LABELS: Readonly<Record<string, string>> = {
  webhook_secret_key: "Signing secret",
  api_key: "API key",
  header_key: "Header",
  public_key: "Public key",
  username: "User name",
};

function labelOf(name: string): string {
  const words = name.replaceAll("_", " ");
  return LABELS[name] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** The fields that a JSON Schema of `config.auth` names, in its order. */
export function authFieldsOf(schema: AuthSchema): { name: string; isRequired: boolean }[] {
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.keys((schema.properties ?? {}) as object).map((name) => ({
    name,
    isRequired: required.includes(name),
  }));
}

/** The values as the API takes them: what was left empty is not part of it. */
export function toAuth(schema: AuthSchema, values: Readonly<Record<string, string>>) {
  const filled = authFieldsOf(schema).filter(({ name }) => values[name]);
  return Object.fromEntries(filled.map(({ name }) => [name, values[name]]));
}

type AuthFieldsProps = {
  schema: AuthSchema;
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
  onChange: (name: string, value: string) => void;
};

/** What a type wants to know to check its senders; nothing of what is stored is ever shown. */
export function AuthFields({ schema, values, errors, onChange }: AuthFieldsProps) {
  const properties = (schema.properties ?? {}) as Record<string, Property>;
  return authFieldsOf(schema).map(({ name, isRequired }) => (
    <Field key={name} label={labelOf(name)} isOptional={!isRequired} error={errors[name]}>
      <Control
        name={name}
        property={properties[name] ?? {}}
        value={values[name] ?? ""}
        onChange={(value) => onChange(name, value)}
      />
    </Field>
  ));
}

type ControlProps = {
  name: string;
  property: Property;
  value: string;
  onChange: (value: string) => void;
};

function Control({ name, property, value, onChange }: ControlProps) {
  if (property.enum) {
    const options = property.enum.map((option) => ({ value: option, label: option }));
    return (
      <Select
        value={value || null}
        onValueChange={onChange}
        options={options}
        placeholder="Choose"
        aria-label={labelOf(name)}
      />
    );
  }
  if (name === "public_key") {
    return (
      <Textarea
        rows={4}
        className="font-mono"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <Input
      type={property.writeOnly ? "password" : "text"}
      autoComplete={property.writeOnly ? "new-password" : "off"}
      spellCheck={false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
