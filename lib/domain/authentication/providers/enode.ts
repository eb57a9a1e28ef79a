import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const enode: Provider = {
  label: "Enode",
  documentation: "https://developers.enode.com/docs/webhooks",
  verification: hmacScheme({ header: "x-enode-signature", prefix: "sha1=", algorithm: "sha1" }),
  deliveryId: "headers.x-enode-delivery",
  sample: {
    name: "user:vehicle:updated",
    headers: { "x-enode-delivery": "6f4a9b1e-2f53-4d0a-9a2b-1c0d9e8f7a6b" },
    body: [
      {
        event: "user:vehicle:updated",
        createdAt: "2026-01-15T09:30:00.000Z",
        version: "2024-10-01",
        user: { id: "0bec82e0-0d54-4f2f-83b1-5b248604de0b" },
        vehicle: {
          id: "27c1e1b0-3b7a-4a3a-9f7e-1f2a3b4c5d6e",
          vendor: "TESLA",
          chargeState: { batteryLevel: 71, isCharging: true },
        },
      },
    ],
  },
  setup: [
    "Make up a secret and create a webhook by POST /webhooks with {url} as url and that secret.",
    "Save the same secret here.",
  ],
};
