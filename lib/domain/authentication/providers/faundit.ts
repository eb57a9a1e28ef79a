import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const faundit: Provider = {
  label: "Faundit",
  documentation: "https://faundit.gitbook.io/faundit-api-v2/webhooks",
  verification: hmacScheme({
    // The header without -next does not cover the body.
    header: "x-faundit-signature-next",
    timestampHeader: "x-faundit-timestamp",
    content: "v1:{timestamp}:{body}",
  }),
  eventType: "body.event-type",
  sample: {
    name: "item-status",
    body: {
      "event-type": "item-status",
      data: {
        id: 4711,
        locationID: "loc_1",
        status: "delivered",
        timestamp: "2026-01-15T09:30:00Z",
      },
    },
  },
  setup: [
    "Give {url} to Faundit (tech@faundit.com) and ask for the signing key.",
    "Save that key here.",
  ],
};
