"use client";

import { useForm } from "react-hook-form";
import { contractResolver } from "#components/common/form/contract-resolver.ts";
import { SettingsCard } from "#components/common/form/settings-card.tsx";
import { showApiError } from "#components/common/form/show-api-error.ts";
import { notify } from "#components/common/notify.ts";
import { useCan } from "#components/layout/project-context.tsx";
import { useUpdateDestination } from "#lib/client/destinations.ts";
import { updateDestinationContract } from "#lib/contracts/destinations.ts";
import type { DestinationModel } from "#lib/schemas/destination.ts";
import { OrderFields } from "./order-fields.tsx";
import {
  fromOrderValues,
  ORDER_WORDS,
  type OrderValues,
  orderField,
  toOrderValues,
} from "./order-values.ts";

/** In which order events go out. */
export function OrderCard({ destination }: { destination: DestinationModel }) {
  const update = useUpdateDestination(destination.id);
  const canWrite = useCan("gateway.write");
  const toBody = (values: OrderValues) => ({
    type: destination.type,
    config: { delivery_order: fromOrderValues(values) },
  });
  const form = useForm<OrderValues>({
    defaultValues: toOrderValues(destination.config.delivery_order),
    resolver: contractResolver<OrderValues>(updateDestinationContract.body, {
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
      notify.success("Destination saved", { description: "The next events use it." });
    } catch (error) {
      showApiError(form, error, { toField: orderField });
    }
  });
  return (
    <SettingsCard
      title="Order"
      help="Events with the same value at the key go out one after another, as they were accepted."
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
