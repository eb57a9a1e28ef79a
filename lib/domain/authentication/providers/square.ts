import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const square: Provider = {
  label: "Square",
  documentation: "https://developer.squareup.com/docs/webhooks/step3validate",
  verification: hmacScheme({
    header: "x-square-hmacsha256-signature",
    encoding: "base64",
    content: "{url}{body}",
  }),
  eventType: "body.type",
  deliveryId: "body.event_id",
  sample: {
    name: "payment.updated",
    headers: { "square-environment": "Production", "square-version": "2025-06-18" },
    body: {
      merchant_id: "6SSW7HV8K2ST5",
      type: "payment.updated",
      event_id: "6a8f5f28-54a1-4eb0-a98a-3111513fd4fc",
      created_at: "2026-01-15T09:30:00.000Z",
      data: {
        type: "payment",
        id: "hYy9pRFVxpDsO1FB05SunFWUe9JZY",
        object: {
          payment: {
            id: "hYy9pRFVxpDsO1FB05SunFWUe9JZY",
            amount_money: { amount: 4200, currency: "EUR" },
            status: "COMPLETED",
          },
        },
      },
    },
  },
  setup: [
    "Open the application in the Square developer console, then Webhooks → Subscriptions.",
    "Enter {url} exactly as it stands here: Square signs it too.",
    "Copy the signature key of the subscription and save it here.",
  ],
};
