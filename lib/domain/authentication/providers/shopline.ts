import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

const HEADER = "x-shopline-hmac-sha256";
const hex = hmacScheme({ header: HEADER });
/** As the printed example has it; deliveries have been seen in hex. */
const base64 = hmacScheme({ header: HEADER, encoding: "base64" });

export const shopline: Provider = {
  label: "SHOPLINE",
  documentation:
    "https://developer.shopline.com/docs/apps/api-instructions-for-use/generate-and-verify-signatures/",
  verification: {
    verify(config, request) {
      const isHex = /^[0-9a-f]{64}$/.test(request.headers[HEADER] ?? "");
      return (isHex ? hex : base64).verify(config, request);
    },
    ...(hex.sign && { sign: hex.sign }),
  },
  eventType: "headers.x-shopline-topic",
  deliveryId: "headers.x-shopline-webhook-id",
  sample: {
    name: "orders/create",
    headers: {
      "x-shopline-topic": "orders/create",
      "x-shopline-shop-domain": "example.myshopline.com",
      "x-shopline-webhook-id": "b54557e4bdd94b378a5fbf7d70bcd043",
      "x-shopline-api-version": "v20240601",
    },
    body: {
      id: "21052118245857604033463385",
      name: "D1234",
      currency: "EUR",
      current_total_price: "42.00",
      financial_status: "paid",
      line_items: [{ title: "Mug", quantity: 2 }],
    },
  },
  setup: [
    "Create webhooks with POST /admin/openapi/{version}/webhooks.json of the SHOPLINE Admin API.",
    "Enter {url} as address, with a topic and an api_version.",
    "Copy the app secret from the app's credentials in the Developer Center and save it here.",
  ],
};
