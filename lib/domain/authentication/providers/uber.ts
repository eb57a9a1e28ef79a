import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const uber: Provider = {
  label: "Uber",
  documentation: "https://developer.uber.com/docs/eats/guides/webhooks",
  verification: hmacScheme({ header: "x-uber-signature" }),
  eventType: "body.event_type",
  deliveryId: "body.event_id",
  sample: {
    name: "orders.notification",
    headers: { "x-environment": "production" },
    body: {
      event_id: "c4d2261e-2779-4eb6-beb0-cb41235c751e",
      event_time: 1750000000,
      event_type: "orders.notification",
      meta: {
        resource_id: "153dd7f1-339d-4619-940c-418943c14636",
        status: "pos",
        user_id: "89dd9741-66b5-4bb4-b216-a813f3b21b4f",
      },
      resource_href: "https://api.uber.com/v2/eats/order/153dd7f1-339d-4619-940c-418943c14636",
    },
  },
  setup: [
    "Open the application in the Uber developer dashboard, then Webhooks.",
    "Enter {url} as primary webhook URL.",
    "Save the client secret here; for Uber Direct it is the signing key of the webhook.",
  ],
};
