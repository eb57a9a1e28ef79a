import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const fireflies: Provider = {
  label: "Fireflies",
  documentation: "https://docs.fireflies.ai/graphql-api/webhooks",
  verification: hmacScheme({ header: "x-hub-signature", prefix: "sha256=" }),
  eventType: "body.eventType",
  sample: {
    name: "Transcription completed",
    body: {
      meetingId: "ASxwZxCstx",
      eventType: "Transcription completed",
      clientReferenceId: "be582c46-4ac9-4565-9ba6-6ab4264496a8",
    },
  },
  setup: [
    "Open Settings → Developer settings in Fireflies and enter {url} as webhook.",
    "Generate or enter a secret there and save the same here.",
  ],
};
