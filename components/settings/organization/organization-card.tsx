"use client";

import { SettingsCard } from "#components/common/form/settings-card.tsx";
import { useSettingsForm } from "#components/common/form/use-settings-form.ts";
import { notify } from "#components/common/notify.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { useUpdateOrganization } from "#lib/client/organization.ts";
import { updateOrganizationContract } from "#lib/contracts/organizations.ts";
import type { OrganizationModel } from "#lib/schemas/organization.ts";

type Values = { name: string; audit_retention_days: string };
type OrganizationCardProps = { organization: OrganizationModel; isReadOnly: boolean };

export function OrganizationCard({ organization, isReadOnly }: OrganizationCardProps) {
  const update = useUpdateOrganization();
  const toBody = ({ audit_retention_days: days, ...values }: Values) => ({
    ...values,
    audit_retention_days: Number(days),
  });
  const { form, errors, card } = useSettingsForm({
    stored: {
      name: organization.name,
      audit_retention_days: String(organization.audit_retention_days),
    },
    schema: updateOrganizationContract.body,
    toBody,
    words: { audit_retention_days: "Write a number of days from 30 to 3650" },
    save: update.mutateAsync,
    onSaved: () => notify.success("Organization saved"),
  });
  return (
    <SettingsCard
      title="General"
      help="What holds for all its projects and people."
      isReadOnly={isReadOnly}
      {...card}
    >
      <Field label="Name" error={errors.name?.message}>
        <Input {...form.register("name")} />
      </Field>
      <Field
        label="Keep the audit log for"
        help="Days, from 30 to 3650. Older entries are deleted every day."
        error={errors.audit_retention_days?.message}
      >
        <Input inputMode="numeric" className="w-28!" {...form.register("audit_retention_days")} />
      </Field>
    </SettingsCard>
  );
}
