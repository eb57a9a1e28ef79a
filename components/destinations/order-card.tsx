"use client";

import type { z } from "zod";
import { SettingsCard } from "#components/common/form/settings-card.tsx";
import { useSettingsForm } from "#components/common/form/use-settings-form.ts";
import { notify } from "#components/common/notify.ts";
import { useCan } from "#components/layout/project-context.tsx";
import type { DeliveryOrder } from "#lib/schemas/delivery-order.ts";
import { OrderFields } from "./order-fields.tsx";
import { fromOrderValues, ORDER_WORDS, orderField, toOrderValues } from "./order-values.ts";

type OrderCardProps<Body> = {
  /** "Destination" or "Connection". */
  noun: string;
  help: string;
  order: DeliveryOrder | null | undefined;
  schema: z.ZodType;
  /** Makes the body that sets an order, or none. */
  toBody: (order: DeliveryOrder | null) => Body;
  save: (body: Body) => Promise<unknown>;
};

/** In which order events go out. */
export function OrderCard<Body>({ noun, help, order, schema, toBody, save }: OrderCardProps<Body>) {
  const canWrite = useCan("gateway.write");
  const { form, card } = useSettingsForm({
    stored: toOrderValues(order),
    schema,
    toBody: (values) => toBody(fromOrderValues(values)),
    toField: orderField,
    words: ORDER_WORDS,
    save,
    onSaved: () => notify.success(`${noun} saved`, { description: "The next events use it." }),
  });
  return (
    <SettingsCard title="Delivery order" help={help} isReadOnly={!canWrite} {...card}>
      <OrderFields form={form} />
    </SettingsCard>
  );
}
