import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const nmi: Provider = {
  label: "NMI",
  documentation: "https://docs.nmi.com/reference/overview",
  // What stands under t is a nonce, no time: it never grows old.
  verification: hmacScheme({
    header: "webhook-signature",
    fields: { separator: ",", timestamp: "t", signature: "s" },
    content: "{timestamp}.{body}",
  }),
  eventType: "body.event_type",
  deliveryId: "body.event_id",
  sample: {
    name: "transaction.sale.success",
    body: {
      event_id: "ae2b3c1d-5e4f-4a6b-8c7d-9e0f1a2b3c4d",
      event_type: "transaction.sale.success",
      event_body: {
        merchant: { id: "1234", name: "Test Account" },
        transaction_id: "2222222222",
        transaction_type: "cc",
        condition: "pendingsettlement",
        requested_amount: "42.00",
        currency: "EUR",
        order_id: "1234",
      },
    },
  },
  setup: [
    "Open Settings → Webhooks in the NMI merchant portal and add an endpoint.",
    "Enter {url} and choose the events.",
    "Copy the signing key shown on that page and save it here.",
  ],
};
