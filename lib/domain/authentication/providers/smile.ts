import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const smile: Provider = {
  label: "Smile API",
  documentation: "https://docs.getsmileapi.com/reference/webhooks",
  verification: hmacScheme({ header: "smile-signature", algorithm: "sha512" }),
  eventType: "body.type",
  deliveryId: "body.id",
  sample: {
    name: "ACCOUNT_CONNECTED",
    body: {
      id: "evt-b1a2c3d4",
      type: "ACCOUNT_CONNECTED",
      createdAt: "2026-01-15T09:30:00Z",
      data: { accountId: "a-1234", userId: "tenant-1-u-1234", providerId: "upwork" },
    },
  },
  setup: [
    "Open Webhooks in the Smile developer portal and add a webhook.",
    "Enter {url}, choose the events, and make up a secret.",
    "Save the same secret here.",
  ],
};
