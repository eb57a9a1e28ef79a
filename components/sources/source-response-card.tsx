"use client";

import { Controller, useWatch } from "react-hook-form";
import { ModeChoice } from "#components/common/form/mode-choice.tsx";
import { SettingsCard } from "#components/common/form/settings-card.tsx";
import { useSettingsForm } from "#components/common/form/use-settings-form.ts";
import { notify } from "#components/common/notify.ts";
import { useCan } from "#components/layout/project-context.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { useUpdateSource } from "#lib/client/sources.ts";
import { updateSourceContract } from "#lib/contracts/sources.ts";
import type { SourceModel } from "#lib/schemas/source.ts";

const CONTENT_TYPES = [
  { value: "json" as const, label: "JSON" },
  { value: "text" as const, label: "Plain text" },
  { value: "xml" as const, label: "XML" },
];

type Values = {
  mode: "default" | "custom";
  contentType: "json" | "text" | "xml";
  body: string;
};

/** What senders are answered. */
export function SourceResponseCard({ source }: { source: SourceModel }) {
  const update = useUpdateSource(source.id);
  const canWrite = useCan("gateway.write");
  const custom = source.config.custom_response;
  const toBody = ({ mode, contentType, body }: Values) => ({
    type: source.type,
    config: { custom_response: mode === "custom" ? { content_type: contentType, body } : null },
  });
  const { form, errors, card } = useSettingsForm({
    stored: {
      mode: custom ? "custom" : "default",
      contentType: custom?.content_type ?? "json",
      body: custom?.body ?? "",
    },
    schema: updateSourceContract.body,
    toBody,
    toField: () => "body",
    save: update.mutateAsync,
    onSaved: () => notify.success("Source saved"),
  });
  const mode = useWatch({ control: form.control, name: "mode" });
  return (
    <SettingsCard
      title="Response"
      help="What senders are answered, always with status 200."
      isReadOnly={!canWrite}
      {...card}
    >
      <ModeChoice
        label="Response"
        value={mode}
        onChange={(value) => form.setValue("mode", value, { shouldDirty: true })}
        options={[
          { value: "default", label: "Default" },
          { value: "custom", label: "Custom" },
        ]}
      />
      {mode === "default" ? (
        <p className="text-muted">A short JSON object with the id of the request.</p>
      ) : (
        <>
          <Field label="Content type" className="sm:max-w-48">
            <Controller
              control={form.control}
              name="contentType"
              render={({ field }) => (
                <Select
                  value={field.value}
                  onValueChange={field.onChange}
                  options={CONTENT_TYPES}
                />
              )}
            />
          </Field>
          <Field
            label="Body"
            help="At most 1,000 characters. It is sent as it stands."
            error={errors.body?.message}
          >
            <Textarea
              rows={4}
              className="font-mono"
              spellCheck={false}
              {...form.register("body")}
            />
          </Field>
        </>
      )}
    </SettingsCard>
  );
}
