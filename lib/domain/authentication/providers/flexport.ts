import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const flexport: Provider = {
  label: "Flexport",
  verification: hmacScheme({ header: "x-hub-signature-256", prefix: "sha256=" }),
  eventType: "body.type",
  deliveryId: "body.id",
  sample: {
    name: "/shipment#created",
    body: {
      _object: "/event",
      id: 19,
      version: 2,
      created_at: "2026-01-15T09:30:00.000Z",
      type: "/shipment#created",
      data: {
        resource: {
          _object: "/shipment",
          id: 130766,
          name: "FLEX-130766",
          transportation_mode: "ocean",
        },
      },
    },
  },
  setup: [
    "Open Settings → Webhooks in Flexport and add an endpoint with {url}.",
    "Make up a secret token, enter it there, and save the same here.",
  ],
};
