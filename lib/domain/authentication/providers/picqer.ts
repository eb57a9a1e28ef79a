import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const picqer: Provider = {
  label: "Picqer",
  documentation: "https://picqer.com/en/api/webhooks",
  verification: hmacScheme({ header: "x-picqer-signature", encoding: "base64" }),
  eventType: "body.event",
  sample: {
    name: "orders.created",
    headers: { "user-agent": "Picqer Webhooks" },
    body: {
      idhook: 171,
      name: "Orders",
      event: "orders.created",
      event_triggered_at: "2026-01-15 09:30:00",
      data: {
        idorder: 7824,
        orderid: "O2026-1234",
        status: "concept",
        deliveryname: "Ada Lovelace",
        products: [{ idproduct: 1, productcode: "MUG-1", amount: 2 }],
      },
    },
  },
  setup: [
    "Create the hook with POST /api/v1/hooks of the Picqer API, or under Settings → Webhooks.",
    "Enter {url} as address and make up a secret; without one Picqer does not sign.",
    "Save the same secret here.",
  ],
};
