import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const nuvemshop: Provider = {
  label: "Nuvemshop / Tiendanube",
  documentation: "https://tiendanube.github.io/api-documentation/resources/webhook",
  verification: hmacScheme({ header: "x-linkedstore-hmac-sha256" }),
  eventType: "body.event",
  deliveryId: "body.id",
  sample: {
    name: "order/created",
    headers: { "user-agent": "LinkedStore Webhook" },
    body: { store_id: 123456, event: "order/created", id: 871254203 },
  },
  setup: [
    "Create the webhook with POST /v1/{store_id}/webhooks of the Nuvemshop API, one for every event.",
    "Enter {url} as url.",
    "Save the client secret of your app here: deliveries are signed with it.",
  ],
};
