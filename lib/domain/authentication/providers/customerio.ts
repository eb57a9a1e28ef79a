import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const customerio: Provider = {
  label: "Customer.io",
  documentation: "https://customer.io/docs/journeys/webhooks/",
  verification: hmacScheme({
    header: "x-cio-signature",
    timestampHeader: "x-cio-timestamp",
    content: "v0:{timestamp}:{body}",
    time: "s",
  }),
  eventType: "body.metric",
  deliveryId: "body.event_id",
  sample: {
    name: "email delivered",
    body: {
      event_id: "01E4C4CT6YDC7Y5M7FE1GWWPQJ",
      object_type: "email",
      metric: "delivered",
      timestamp: 1750000000,
      data: {
        customer_id: "42",
        delivery_id: "RPILAgUBcRhIBqSfeiIwdIYJKxTY",
        subject: "Thanks for signing up",
        recipient: "ada@example.com",
      },
    },
  },
  setup: [
    "Open Data & Integrations → Integrations → Reporting Webhooks in Customer.io and add one with {url}.",
    "Copy its signing key and save it here.",
  ],
};
