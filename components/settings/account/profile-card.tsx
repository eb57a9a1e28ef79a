"use client";

import { SettingsCard } from "#components/common/form/settings-card.tsx";
import { useSettingsForm } from "#components/common/form/use-settings-form.ts";
import { notify } from "#components/common/notify.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { useAccountChange } from "#lib/client/account.ts";
import { type AccountModel, profileInput } from "#lib/schemas/account.ts";

type Values = { name: string };

const toBody = ({ name }: Values) => ({ name: name.trim() === "" ? null : name });

export function ProfileCard({ account }: { account: AccountModel }) {
  const change = useAccountChange("/profile");
  const { form, errors, card } = useSettingsForm({
    stored: { name: account.name ?? "" },
    schema: profileInput,
    toBody,
    save: change.mutateAsync,
    onSaved: () => notify.success("Name saved"),
  });
  return (
    <SettingsCard
      title="Profile"
      help="How the others in your organization see you."
      isReadOnly={false}
      {...card}
    >
      <Field label="Name" isOptional error={errors.name?.message}>
        <Input autoComplete="name" {...form.register("name")} />
      </Field>
    </SettingsCard>
  );
}
