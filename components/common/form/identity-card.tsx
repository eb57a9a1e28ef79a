"use client";

import type { z } from "zod";
import { notify } from "#components/common/notify.ts";
import { useCan } from "#components/layout/project-context.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SettingsCard } from "./settings-card.tsx";
import { useSettingsForm } from "./use-settings-form.ts";

type Identity = { name: string; description: string };
type IdentityBody<Name> = { name: Name; description: string | null };

type IdentityCardProps<Name extends string | null> = {
  /** "Source", "Destination" or "Connection". */
  noun: string;
  /** Null where a thing may go without a name, and does. */
  name: Name;
  isNameOptional?: boolean;
  description: string | null;
  schema: z.ZodType;
  save: (body: IdentityBody<Name>) => Promise<unknown>;
};

/** What something is called. */
export function IdentityCard<Name extends string | null>({
  noun,
  name,
  isNameOptional = false,
  description,
  schema,
  save,
}: IdentityCardProps<Name>) {
  const toBody = (values: Identity) =>
    ({
      name: isNameOptional && values.name === "" ? null : values.name,
      description: values.description === "" ? null : values.description,
    }) as IdentityBody<Name>;
  const canWrite = useCan("gateway.write");
  const { form, errors, card } = useSettingsForm<Identity, IdentityBody<Name>>({
    stored: { name: name ?? "", description: description ?? "" },
    schema: schema,
    toBody,
    save: save,
    onSaved: () => notify.success(`${noun} saved`),
    conflict: {
      field: "name",
      message: `A ${noun.toLowerCase()} of that name exists already. Choose another name`,
    },
  });
  return (
    <SettingsCard title="General" isReadOnly={!canWrite} {...card}>
      <Field label="Name" isOptional={isNameOptional} error={errors.name?.message}>
        <Input spellCheck={false} {...form.register("name")} />
      </Field>
      <Field label="Description" isOptional error={errors.description?.message}>
        <Input {...form.register("description")} />
      </Field>
    </SettingsCard>
  );
}
