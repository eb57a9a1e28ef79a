"use client";

import { useQuery } from "@tanstack/react-query";
import { Controller, useForm } from "react-hook-form";
import { errorMessage } from "#components/common/error-message.ts";
import { FormSection } from "#components/common/form/form-section.tsx";
import { LabelledSwitch } from "#components/common/form/labelled-switch.tsx";
import { SettingsCard } from "#components/common/form/settings-card.tsx";
import { showApiError } from "#components/common/form/show-api-error.ts";
import { notify } from "#components/common/notify.ts";
import { useCan } from "#components/layout/project-context.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import {
  useUpdateWebhookNotifications,
  webhookNotificationsOptions,
} from "#lib/client/notifications.ts";
import { sourcesOptions } from "#lib/client/sources.ts";
import type { WebhookNotificationsModel } from "#lib/schemas/webhook-notifications.ts";
import { TopicChoice } from "./topic-choice.tsx";

const TITLE = "Webhook notifications";
const HELP =
  "The project sends requests to one of its own sources, so that connections take them wherever you like.";

/** Which of its own sources the project notifies, and of what. */
export function WebhookNotificationsCard() {
  const settings = useQuery(webhookNotificationsOptions());
  if (settings.data) return <WebhookNotificationsForm settings={settings.data} />;
  return (
    <FormSection title={TITLE} help={HELP}>
      {settings.error ? (
        <p role="alert" className="text-muted">
          {errorMessage(settings.error)}
        </p>
      ) : (
        <Skeleton className="h-24" />
      )}
    </FormSection>
  );
}

type Topic = WebhookNotificationsModel["topics"][number];
type Values = { enabled: boolean; topics: Topic[]; sourceId: string };

function WebhookNotificationsForm({ settings }: { settings: WebhookNotificationsModel }) {
  const update = useUpdateWebhookNotifications();
  const canWrite = useCan("projects.write");
  const sources = useQuery(sourcesOptions());
  const form = useForm<Values>({
    defaultValues: {
      enabled: settings.enabled,
      topics: settings.topics,
      sourceId: settings.source_id ?? "",
    },
  });
  const { errors, isDirty, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ enabled, topics, sourceId }) => {
    if (sourceId === "") {
      form.setError("sourceId", { message: "Choose the source that is notified." });
      return;
    }
    try {
      await update.mutateAsync({ enabled, topics, source_id: sourceId });
      form.reset({ enabled, topics, sourceId });
      notify.success("Webhook notifications saved");
    } catch (error) {
      showApiError(form, error, { toField: () => "sourceId" });
    }
  });
  const options = (sources.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <SettingsCard
      title={TITLE}
      help={HELP}
      onSubmit={submit}
      isDirty={isDirty}
      isSaving={isSubmitting}
      isReadOnly={!canWrite}
      error={errors.root?.message}
    >
      <Controller
        control={form.control}
        name="enabled"
        render={({ field }) => (
          <LabelledSwitch
            label="Notify a source"
            help="What a notification causes is never notified again."
            isOn={field.value}
            onChange={field.onChange}
          >
            <Field
              label="Source"
              help="Best one that nothing else uses, with a connection to who is to be told."
              error={errors.sourceId?.message}
            >
              <Controller
                control={form.control}
                name="sourceId"
                render={({ field: source }) => (
                  <Select
                    value={source.value || null}
                    onValueChange={source.onChange}
                    options={options}
                    placeholder={
                      options.length > 0 ? "Choose a source" : "This project has no source yet"
                    }
                  />
                )}
              />
            </Field>
            <Controller
              control={form.control}
              name="topics"
              render={({ field: topics }) => (
                <TopicChoice value={topics.value} onChange={topics.onChange} />
              )}
            />
          </LabelledSwitch>
        )}
      />
    </SettingsCard>
  );
}
