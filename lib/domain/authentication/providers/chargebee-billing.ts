import type { Provider } from "../provider.ts";
import { basicAuth } from "../schemes/basic-auth.ts";

export const chargebeeBilling: Provider = {
  label: "Chargebee Billing",
  documentation: "https://www.chargebee.com/docs/2.0/webhook_settings.html",
  verification: basicAuth,
  rejectionStatus: 401,
  eventType: "body.event_type",
  deliveryId: "body.id",
  sample: {
    name: "subscription_created",
    body: {
      id: "ev_16BHbhF4s42tO2lJ",
      occurred_at: 1750000000,
      source: "admin_console",
      object: "event",
      api_version: "v2",
      event_type: "subscription_created",
      webhook_status: "not_configured",
      content: {
        subscription: {
          id: "16BHbhF4s42tO1lI",
          customer_id: "16BHbhF4s42tO1lJ",
          status: "active",
          currency_code: "EUR",
          object: "subscription",
        },
      },
    },
  },
  setup: [
    "Open Settings → Configure Chargebee → API keys and webhooks → Webhooks in Chargebee.",
    "Add a webhook with {url} as URL and protect it with basic authentication.",
    "Save the same user name and password here.",
  ],
};
