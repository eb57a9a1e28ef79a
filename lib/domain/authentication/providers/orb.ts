import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const orb: Provider = {
  label: "Orb",
  documentation: "https://docs.withorb.com/integrations-and-exports/webhooks",
  verification: hmacScheme({
    header: "x-orb-signature",
    prefix: "v1=",
    timestampHeader: "x-orb-timestamp",
    content: "v1:{timestamp}:{body}",
    time: "iso",
  }),
  eventType: "body.type",
  deliveryId: "body.id",
  sample: {
    name: "invoice.payment_succeeded",
    body: {
      id: "o4mmewpfNNTnjfZc",
      created_at: "2026-01-15T09:30:00+00:00",
      type: "invoice.payment_succeeded",
      properties: {},
      invoice: {
        id: "8UQwzRd9Y9WqB6nN",
        currency: "EUR",
        total: "42.00",
        status: "paid",
        customer: { id: "3f1", external_customer_id: "1234" },
      },
    },
  },
  setup: [
    "Open Developers → Webhooks in Orb and add an endpoint.",
    "Enter {url} as endpoint URL.",
    "Copy the signing secret of the endpoint and save it here.",
  ],
};
