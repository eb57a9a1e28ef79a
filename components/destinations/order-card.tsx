"use client";

import { Controller, useForm, useWatch } from "react-hook-form";
import { contractResolver } from "#components/common/form/contract-resolver.ts";
import { LabelledSwitch } from "#components/common/form/labelled-switch.tsx";
import { SettingsCard } from "#components/common/form/settings-card.tsx";
import { showApiError } from "#components/common/form/show-api-error.ts";
import { notify } from "#components/common/notify.ts";
import { useCan } from "#components/layout/project-context.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { useUpdateDestination } from "#lib/client/destinations.ts";
import { updateDestinationContract } from "#lib/contracts/destinations.ts";
import type { DeliveryOrder } from "#lib/schemas/delivery-order.ts";
import type { DestinationModel } from "#lib/schemas/destination.ts";

const FAILURES = [
  { value: "block" as const, label: "Wait until it is done or given up" },
  { value: "skip" as const, label: "Go on without it" },
  { value: "park" as const, label: "Stop until somebody acts" },
];

type Values = {
  key: string;
  onFailure: DeliveryOrder["on_failure"];
  skipAfter: string;
  isProtected: boolean;
};
type FieldName = keyof Values;

const FIELDS: Record<string, FieldName> = {
  "config.delivery_order.key": "key",
  "config.delivery_order.skip_after": "skipAfter",
};

/** In which order events go out, and what happens when the destination cannot take them. */
export function OrderCard({ destination }: { destination: DestinationModel }) {
  const { delivery_order: order, protection_disabled: isUnprotected } = destination.config;
  const update = useUpdateDestination(destination.id);
  const canWrite = useCan("gateway.write");
  const toBody = (values: Values) => toChanges(destination, values);
  const form = useForm<Values>({
    defaultValues: {
      key: order?.key ?? "",
      onFailure: order?.on_failure ?? "block",
      skipAfter: String(order?.skip_after ?? ""),
      isProtected: !isUnprotected,
    },
    resolver: contractResolver<Values>(updateDestinationContract.body, {
      toBody,
      toField,
      words: {
        key: "Write a path such as body.account.id or headers.x-account",
        skipAfter: "Write a whole number from 1 to 50, or leave it empty",
      },
    }),
  });
  const { errors, isDirty, isSubmitting } = form.formState;
  const [key, onFailure] = useWatch({ control: form.control, name: ["key", "onFailure"] });
  const submit = form.handleSubmit(async (values) => {
    try {
      await update.mutateAsync(toBody(values));
      form.reset(values);
      notify.success("Destination saved", { description: "The next events use it." });
    } catch (error) {
      showApiError(form, error, { toField });
    }
  });
  return (
    <SettingsCard
      title="Order and protection"
      help="Events with the same value at the key go out one after another, as they were accepted."
      onSubmit={submit}
      isDirty={isDirty}
      isSaving={isSubmitting}
      isReadOnly={!canWrite}
      error={errors.root?.message}
    >
      <Field label="Order by" isOptional error={errors.key?.message}>
        <Input
          className="font-mono"
          spellCheck={false}
          placeholder="body.account.id"
          {...form.register("key")}
        />
      </Field>
      {key.trim() === "" ? null : (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="When one fails, those behind it">
            <Controller
              control={form.control}
              name="onFailure"
              render={({ field }) => (
                <Select value={field.value} onValueChange={field.onChange} options={FAILURES} />
              )}
            />
          </Field>
          {onFailure === "block" ? null : (
            <Field label="After attempts" isOptional error={errors.skipAfter?.message}>
              <Input
                inputMode="numeric"
                placeholder={onFailure === "skip" ? "1" : "The last retry"}
                {...form.register("skipAfter")}
              />
            </Field>
          )}
        </div>
      )}
      <Controller
        control={form.control}
        name="isProtected"
        render={({ field }) => (
          <LabelledSwitch
            label="Slow down when it is overloaded"
            help="While it only times out or answers 429 or 503, it gets one event now and then."
            isOn={field.value}
            onChange={field.onChange}
          />
        )}
      />
    </SettingsCard>
  );
}

function toChanges({ type }: DestinationModel, { key, onFailure, skipAfter, isProtected }: Values) {
  const skip_after = onFailure === "block" || skipAfter.trim() === "" ? null : Number(skipAfter);
  const isOrdered = key.trim() !== "";
  return {
    type,
    config: {
      delivery_order: isOrdered ? { key: key.trim(), on_failure: onFailure, skip_after } : null,
      protection_disabled: !isProtected,
    },
  };
}

function toField(path: string): FieldName | null {
  return FIELDS[path] ?? null;
}
