"use client";

import { useForm } from "react-hook-form";
import { contractResolver } from "#components/common/form/contract-resolver.ts";
import { SettingsCard } from "#components/common/form/settings-card.tsx";
import { showApiError } from "#components/common/form/show-api-error.ts";
import { notify } from "#components/common/notify.ts";
import { OrderFields } from "#components/destinations/order-fields.tsx";
import {
  fromOrderValues,
  ORDER_WORDS,
  type OrderValues,
  orderField,
  toOrderValues,
} from "#components/destinations/order-values.ts";
import { useCan } from "#components/layout/project-context.tsx";
import { useUpdateConnection } from "#lib/client/connections.ts";
import { updateConnectionContract } from "#lib/contracts/connections.ts";
import type { ConnectionModel } from "#lib/schemas/connection.ts";

/** An order of the connection's own, instead of that of its destination. */
export function ConnectionOrderCard({ connection }: { connection: ConnectionModel }) {
  const update = useUpdateConnection(connection.id);
  const canWrite = useCan("gateway.write");
  const toBody = (values: OrderValues) => ({ delivery_order: fromOrderValues(values) });
  const form = useForm<OrderValues>({
    defaultValues: toOrderValues(connection.delivery_order),
    resolver: contractResolver<OrderValues>(updateConnectionContract.body, {
      toBody,
      toField: orderField,
      words: ORDER_WORDS,
    }),
  });
  const { errors, isDirty, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      await update.mutateAsync(toBody(values));
      form.reset(values);
      notify.success("Connection saved", { description: "The next events use it." });
    } catch (error) {
      showApiError(form, error, { toField: orderField });
    }
  });
  const ofDestination = connection.destination.config.delivery_order;
  return (
    <SettingsCard
      title="Delivery order"
      help={
        ofDestination
          ? `Without one of its own, events go out by ${ofDestination.key}, as the destination says.`
          : "Without one, events go out as soon as they can."
      }
      onSubmit={submit}
      isDirty={isDirty}
      isSaving={isSubmitting}
      isReadOnly={!canWrite}
      error={errors.root?.message}
      onReset={() => form.reset()}
    >
      <OrderFields form={form} />
    </SettingsCard>
  );
}
