"use client";

import { Controller, useWatch } from "react-hook-form";
import { LabelledSwitch } from "#components/common/form/labelled-switch.tsx";
import { SettingsCard } from "#components/common/form/settings-card.tsx";
import { useSettingsForm } from "#components/common/form/use-settings-form.ts";
import { notify } from "#components/common/notify.ts";
import { useCan } from "#components/layout/project-context.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { useUpdateDestination } from "#lib/client/destinations.ts";
import { updateDestinationContract } from "#lib/contracts/destinations.ts";
import type { DestinationModel, DestinationType } from "#lib/schemas/destination.ts";
import { DESTINATION_TYPES, METHOD_OPTIONS } from "./destination-target.ts";

type Values = {
  type: DestinationType;
  url: string;
  path: string;
  method: (typeof METHOD_OPTIONS)[number]["value"];
  timeout: string;
  isPathForwarded: boolean;
};
type FieldName = keyof Values;

const FIELDS: Record<string, FieldName> = {
  "config.url": "url",
  "config.path": "path",
  "config.delivery_timeout": "timeout",
};

/** Where events go and how. */
export function DeliveryCard({ destination }: { destination: DestinationModel }) {
  const { type, config } = destination;
  const update = useUpdateDestination(destination.id);
  const canWrite = useCan("gateway.write");
  const { form, errors, card } = useSettingsForm({
    stored: {
      type,
      url: config.url ?? "",
      path: config.path ?? "",
      method: config.http_method ?? "AS_RECEIVED",
      timeout: String(config.delivery_timeout ?? ""),
      isPathForwarded: !config.path_forwarding_disabled,
    },
    schema: updateDestinationContract.body,
    toBody,
    toField,
    words: {
      url: "Write a whole URL, such as https://example.com/hooks",
      timeout: "Write whole seconds from 1 to 900, or leave it empty",
    },
    save: update.mutateAsync,
    onSaved: () =>
      notify.success("Destination saved", { description: "The next attempts use it." }),
  });
  const chosenType = useWatch({ control: form.control, name: "type" });
  return (
    <SettingsCard title="Delivery" isReadOnly={!canWrite} {...card}>
      {type === "CLI" ? (
        <Field label="Path" error={errors.path?.message}>
          <Input className="font-mono" spellCheck={false} {...form.register("path")} />
        </Field>
      ) : (
        <Field label="Type" className="sm:max-w-72">
          <Controller
            control={form.control}
            name="type"
            render={({ field }) => (
              <Select
                value={field.value === "CLI" ? null : field.value}
                onValueChange={field.onChange}
                options={DESTINATION_TYPES}
              />
            )}
          />
        </Field>
      )}
      {chosenType === "HTTP" ? (
        <Field label="URL" error={errors.url?.message}>
          <Input type="url" className="font-mono" spellCheck={false} {...form.register("url")} />
        </Field>
      ) : null}
      <Field label="HTTP method" className="sm:max-w-72" error={errors.method?.message}>
        <Controller
          control={form.control}
          name="method"
          render={({ field }) => (
            <Select value={field.value} onValueChange={field.onChange} options={METHOD_OPTIONS} />
          )}
        />
      </Field>
      <Field label="Timeout in seconds" className="sm:max-w-72" error={errors.timeout?.message}>
        <Input inputMode="numeric" placeholder="60" {...form.register("timeout")} />
      </Field>
      <Controller
        control={form.control}
        name="isPathForwarded"
        render={({ field }) => (
          <LabelledSwitch
            label="Path forwarding"
            help="Appends the path of the request to the URL."
            isOn={field.value}
            onChange={field.onChange}
          />
        )}
      />
    </SettingsCard>
  );
}

function toBody({ type, url, path, method, timeout, isPathForwarded }: Values) {
  return {
    type,
    config: {
      ...(type === "HTTP" ? { url } : {}),
      ...(type === "CLI" ? { path } : {}),
      http_method: method === "AS_RECEIVED" ? null : method,
      delivery_timeout: timeout.trim() === "" ? null : Number(timeout),
      path_forwarding_disabled: !isPathForwarded,
    },
  };
}

function toField(path: string): FieldName | null {
  return FIELDS[path] ?? null;
}
