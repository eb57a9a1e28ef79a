import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const shiphero: Provider = {
  label: "ShipHero",
  documentation: "https://developer.shiphero.com/webhooks/",
  verification: hmacScheme({ header: "x-shiphero-hmac-sha256", encoding: "base64" }),
  eventType: "body.webhook_type",
  deliveryId: "headers.x-shiphero-message-id",
  sample: {
    name: "Shipment Update",
    headers: { "x-shiphero-message-id": "c7c3a7e2-7c0a-4f3d-9d3b-3f2f6a1f7b55" },
    body: {
      webhook_type: "Shipment Update",
      fulfillment: {
        shipment_id: 1234,
        order_number: "1234",
        tracking_number: "00340434161094042557",
        shipping_carrier: "dhl",
        line_items: [{ sku: "MUG-1", quantity: 2 }],
      },
    },
  },
  setup: [
    "Call the mutation webhook_create of the ShipHero API, once for every kind of event.",
    "Enter {url} as url.",
    "Copy shared_signature_secret, which is answered once, and save it here.",
  ],
};
