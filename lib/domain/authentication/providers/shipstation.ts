import type { Provider } from "../provider.ts";
import { publicKeyScheme } from "../schemes/public-key.ts";

export const shipstation: Provider = {
  label: "ShipStation",
  documentation: "https://www.shipengine.com/docs/webhooks/",
  verification: publicKeyScheme({
    header: "x-shipengine-rsa-sha256-signature",
    timestampHeader: "x-shipengine-timestamp",
    algorithm: "rsa-sha256",
    content: "{timestamp}.{body}",
    time: "iso",
  }),
  eventType: "body.resource_type",
  sample: {
    name: "API_TRACK",
    headers: { "x-shipengine-rsa-sha256-key-id": "0b1c2d3e" },
    body: {
      resource_url: "https://api.shipengine.com/v1/tracking?carrier_code=dhl&tracking_number=1234",
      resource_type: "API_TRACK",
      data: {
        tracking_number: "1234",
        status_code: "DE",
        carrier_code: 1,
        actual_delivery_date: "2026-01-15T09:30:00Z",
      },
    },
  },
  setup: [
    "Create the webhook with POST /environment/webhooks of the ShipStation API and enter {url}.",
    "Read the key whose id the deliveries name from api.shipengine.com/jwks and save it here as PEM.",
    "Webhooks of the older ShipStation API are not signed: leave the key empty for those.",
  ],
};
