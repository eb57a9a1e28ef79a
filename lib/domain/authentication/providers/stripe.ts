import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const stripe: Provider = {
  label: "Stripe",
  documentation: "https://docs.stripe.com/webhooks#verify-manually",
  verification: hmacScheme({
    header: "stripe-signature",
    fields: { separator: ",", timestamp: "t", signature: "v1" },
    content: "{timestamp}.{body}",
    time: "s",
  }),
  eventType: "body.type",
  deliveryId: "body.id",
  sample: {
    name: "payment_intent.succeeded",
    headers: { "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)" },
    body: {
      id: "evt_3PqTestSample",
      object: "event",
      api_version: "2025-06-30.basil",
      created: 1750000000,
      type: "payment_intent.succeeded",
      livemode: false,
      data: {
        object: {
          id: "pi_3PqTestSample",
          object: "payment_intent",
          amount: 4200,
          currency: "eur",
          status: "succeeded",
          metadata: { order_id: "1234" },
        },
      },
    },
  },
  setup: [
    "Open Developers → Webhooks in the Stripe dashboard and add a destination.",
    "Choose the events and enter {url} as endpoint URL.",
    "Reveal the signing secret (whsec_…) and save it here.",
  ],
};
