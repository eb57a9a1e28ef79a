"use client";

import { Controller } from "react-hook-form";
import { LabelledSwitch } from "#components/common/form/labelled-switch.tsx";
import { SettingsCard } from "#components/common/form/settings-card.tsx";
import { useSettingsForm } from "#components/common/form/use-settings-form.ts";
import { notify } from "#components/common/notify.ts";
import { StatusBadge } from "#components/common/status-badge.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { useUpdateDestination } from "#lib/client/destinations.ts";
import { updateDestinationContract } from "#lib/contracts/destinations.ts";
import type { DestinationModel } from "#lib/schemas/destination.ts";

/** What happens when the destination cannot keep up, and whether that is so now. */
export function ProtectionCard({ destination }: { destination: DestinationModel }) {
  const { type, config, health } = destination;
  const update = useUpdateDestination(destination.id);
  const canWrite = useCan("gateway.write");
  const { form, card } = useSettingsForm({
    stored: { isProtected: !config.protection_disabled },
    schema: updateDestinationContract.body,
    toBody: ({ isProtected }) => ({ type, config: { protection_disabled: !isProtected } }),
    save: update.mutateAsync,
    onSaved: () => notify.success("Destination saved"),
  });
  return (
    <SettingsCard
      title="Protection"
      help="A destination that is overloaded gets time to recover."
      isReadOnly={!canWrite}
      {...card}
    >
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
      <p className="text-muted flex items-center gap-2">
        Now:
        {health.state === "slowed" ? <StatusBadge status="SLOWED" /> : "it keeps up, full speed."}
      </p>
    </SettingsCard>
  );
}
