import type { Provider } from "../provider.ts";
import { byHeader } from "../schemes/by-header.ts";
import { hmacScheme } from "../schemes/hmac.ts";

const HEADER = "x-shopify-hmac-sha256";
/** Of Shopify Events, whose headers have lost their "x-". */
const EVENTS_HEADER = "shopify-hmac-sha256";

export const shopify: Provider = {
  label: "Shopify",
  documentation: "https://shopify.dev/docs/apps/build/webhooks/subscribe/https",
  verification: byHeader(
    [HEADER, hmacScheme({ header: HEADER, encoding: "base64" })],
    [EVENTS_HEADER, hmacScheme({ header: EVENTS_HEADER, encoding: "base64" })],
  ),
  rejectionStatus: 401,
  eventType: "headers.x-shopify-topic",
  deliveryId: "headers.x-shopify-event-id",
  sample: {
    name: "orders/create",
    headers: {
      "x-shopify-topic": "orders/create",
      "x-shopify-shop-domain": "example.myshopify.com",
      "x-shopify-api-version": "2025-07",
      "x-shopify-webhook-id": "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043",
      "x-shopify-event-id": "98880550-7158-44d4-b7cd-2c97c8a091b5",
    },
    body: {
      id: 820982911946154500,
      admin_graphql_api_id: "gid://shopify/Order/820982911946154508",
      name: "#9999",
      email: "ada@example.com",
      currency: "EUR",
      total_price: "42.00",
      financial_status: "paid",
      line_items: [{ id: 1, title: "Mug", quantity: 2, price: "21.00" }],
    },
  },
  setup: [
    "Open Settings → Notifications → Webhooks of the shop, or the webhooks of your app.",
    "Enter {url} with the format JSON, one webhook for every event.",
    "Save the key shown below the list here; for an app it is the client secret.",
  ],
};
