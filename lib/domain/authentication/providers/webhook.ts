import type { Provider } from "../provider.ts";

/** Any sender: what protects such a source is chosen by its auth type. */
export const webhook: Provider = {
  label: "Webhook",
  verification: "none",
  sample: {
    name: "order.created",
    body: { type: "order.created", data: { id: "1234", total: 4200, currency: "eur" } },
  },
  setup: [
    "Enter {url} as webhook URL at the sender.",
    "Choose here how it proves who it is: HMAC, an API key, Basic, or the way of any provider.",
  ],
};
