"use client";

import { useQuery } from "@tanstack/react-query";
import { Controller, useForm, useWatch } from "react-hook-form";
import { errorMessage } from "#components/common/error-message.ts";
import { ErrorState } from "#components/common/error-state.tsx";
import { SettingsCard } from "#components/common/form/settings-card.tsx";
import { showApiError } from "#components/common/form/show-api-error.ts";
import { notify } from "#components/common/notify.ts";
import { PageHeader } from "#components/common/page-header.tsx";
import { Page } from "#components/layout/page.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { preferencesOptions, useUpdatePreferences } from "#lib/client/notifications.ts";
import type { NotificationPreference } from "#lib/schemas/notification-preference.ts";
import { EventMatrix } from "./event-matrix.tsx";

const PACES = [
  { value: "immediate" as const, label: "At once", hint: "At most one mail a minute" },
  { value: "hourly" as const, label: "Every hour", hint: "What happened, in one mail" },
  { value: "daily" as const, label: "Every day", hint: "What happened, in one mail" },
  { value: "off" as const, label: "Never" },
];
const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, "0")}:00`,
}));

/** What the reader wants to be told in this project, and how soon. */
export function MyNotificationsScreen() {
  const preferences = useQuery(preferencesOptions());
  return (
    <Page className="max-w-3xl" header={<PageHeader title="My notifications" />}>
      {preferences.data ? (
        <PreferencesForm preference={preferences.data} />
      ) : preferences.error ? (
        <ErrorState
          title="Your settings could not be loaded"
          message={errorMessage(preferences.error)}
          onRetry={() => void preferences.refetch()}
        />
      ) : (
        <Skeleton className="h-64" />
      )}
    </Page>
  );
}

function PreferencesForm({ preference }: { preference: NotificationPreference }) {
  const update = useUpdatePreferences();
  const form = useForm<NotificationPreference>({ defaultValues: preference });
  const { errors, isDirty, isSubmitting } = form.formState;
  const pace = useWatch({ control: form.control, name: "mail" });
  const submit = form.handleSubmit(async (values) => {
    try {
      const saved = await update.mutateAsync(values);
      form.reset(saved);
      notify.success("Saved");
    } catch (error) {
      showApiError(form, error);
    }
  });
  return (
    <SettingsCard
      title="What you are told"
      help="In this project. Channels of the project are not changed by it."
      onSubmit={submit}
      isDirty={isDirty}
      isSaving={isSubmitting}
      isReadOnly={false}
      error={errors.root?.message}
    >
      <Controller
        control={form.control}
        name="events"
        render={({ field }) => (
          <EventMatrix value={field.value} onChange={field.onChange} hasMail={pace !== "off"} />
        )}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Mails come">
          <Controller
            control={form.control}
            name="mail"
            render={({ field }) => (
              <Select value={field.value} onValueChange={field.onChange} options={PACES} />
            )}
          />
        </Field>
        {pace === "daily" ? (
          <Field label="At" help={`Your time, ${ownZone()}.`}>
            <Controller
              control={form.control}
              name="daily_hour"
              render={({ field }) => (
                <Select
                  value={String(field.value)}
                  onValueChange={(hour) => {
                    field.onChange(Number(hour));
                    form.setValue("time_zone", ownZone());
                  }}
                  options={HOURS}
                />
              )}
            />
          </Field>
        ) : null}
      </div>
    </SettingsCard>
  );
}

function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
