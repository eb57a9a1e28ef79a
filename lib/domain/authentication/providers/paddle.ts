import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const paddle: Provider = {
  label: "Paddle",
  documentation: "https://developer.paddle.com/webhooks/signature-verification",
  verification: hmacScheme({
    header: "paddle-signature",
    fields: { separator: ";", timestamp: "ts", signature: "h1" },
    content: "{timestamp}:{body}",
    time: "s",
  }),
  eventType: "body.event_type",
  deliveryId: "body.event_id",
  sample: {
    name: "transaction.completed",
    headers: { "user-agent": "Paddle" },
    body: {
      event_id: "evt_01hv8wptq8987qeep44cyrewp9",
      event_type: "transaction.completed",
      occurred_at: "2026-01-15T09:30:00.000000Z",
      notification_id: "ntf_01hv8wptvbgqm1m2c4n4bgvw1p",
      data: {
        id: "txn_01hv8wptq8987qeep44cyrewp9",
        status: "completed",
        customer_id: "ctm_01hv6y1jedq4p1n0yqn5ba3ky4",
        currency_code: "EUR",
        details: { totals: { total: "4200", tax: "670" } },
      },
    },
  },
  setup: [
    "Open Developer tools → Notifications in Paddle and create a destination of type webhook.",
    "Enter {url} and choose the events.",
    "Copy the secret key (pdl_ntfset_…) of the destination and save it here.",
  ],
};
