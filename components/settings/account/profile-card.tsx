"use client";

import { useForm } from "react-hook-form";
import { contractResolver } from "#components/common/form/contract-resolver.ts";
import { SettingsCard } from "#components/common/form/settings-card.tsx";
import { showApiError } from "#components/common/form/show-api-error.ts";
import { notify } from "#components/common/notify.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { useAccountChange } from "#lib/client/account.ts";
import { type AccountModel, profileInput } from "#lib/schemas/account.ts";

type Values = { name: string };

const toBody = ({ name }: Values) => ({ name: name.trim() === "" ? null : name });

export function ProfileCard({ account }: { account: AccountModel }) {
  const change = useAccountChange("/profile");
  const form = useForm<Values>({
    values: { name: account.name ?? "" },
    resolver: contractResolver<Values>(profileInput, { toBody }),
  });
  const { errors, isDirty, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      await change.mutateAsync(toBody(values));
      notify.success("Name saved");
    } catch (error) {
      showApiError(form, error);
    }
  });
  return (
    <SettingsCard
      title="Profile"
      help="How the others in your organization see you."
      onSubmit={submit}
      isDirty={isDirty}
      isSaving={isSubmitting}
      isReadOnly={false}
      error={errors.root?.message}
    >
      <Field label="Name" isOptional error={errors.name?.message}>
        <Input autoComplete="name" {...form.register("name")} />
      </Field>
    </SettingsCard>
  );
}
