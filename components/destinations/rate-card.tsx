"use client";

import { Controller } from "react-hook-form";
import { SettingsCard } from "#components/common/form/settings-card.tsx";
import { useSettingsForm } from "#components/common/form/use-settings-form.ts";
import { notify } from "#components/common/notify.ts";
import { useCan } from "#components/layout/project-context.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { useUpdateDestination } from "#lib/client/destinations.ts";
import { updateDestinationContract } from "#lib/contracts/destinations.ts";
import type { DestinationModel } from "#lib/schemas/destination.ts";
import { RATE_PERIODS } from "./destination-target.ts";

type Values = { limit: string; period: (typeof RATE_PERIODS)[number]["value"] };

/** How fast a destination may be called. */
export function RateCard({ destination }: { destination: DestinationModel }) {
  const { config, type } = destination;
  const update = useUpdateDestination(destination.id);
  const canWrite = useCan("gateway.write");
  const toBody = ({ limit, period }: Values) => ({
    type,
    config: {
      delivery_policy: limit.trim() === "" ? { rate: null } : { rate: Number(limit), period },
    },
  });
  const { form, errors, card } = useSettingsForm({
    stored: {
      limit: String(config.delivery_policy?.rate ?? ""),
      period: config.delivery_policy?.period ?? "second",
    },
    schema: updateDestinationContract.body,
    toBody,
    toField: () => "limit",
    words: { limit: "Write a whole number from 1 to 1,000,000, or leave it empty" },
    save: update.mutateAsync,
    onSaved: () => notify.success("Destination saved"),
  });
  return (
    <SettingsCard
      title="Delivery rate"
      help="Events beyond it wait as pending."
      isReadOnly={!canWrite}
      {...card}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="At most" isOptional error={errors.limit?.message}>
          <Input inputMode="numeric" placeholder="No limit" {...form.register("limit")} />
        </Field>
        <Field label="Deliveries">
          <Controller
            control={form.control}
            name="period"
            render={({ field }) => (
              <Select value={field.value} onValueChange={field.onChange} options={RATE_PERIODS} />
            )}
          />
        </Field>
      </div>
    </SettingsCard>
  );
}
