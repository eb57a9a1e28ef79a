import type { Provider } from "../provider.ts";
import { standardWebhooks } from "../schemes/standard-webhooks.ts";

export const gemini: Provider = {
  label: "Gemini API",
  documentation: "https://ai.google.dev/gemini-api/docs/webhooks",
  verification: standardWebhooks(),
  eventType: "body.type",
  deliveryId: "headers.webhook-id",
  sample: {
    name: "batch.succeeded",
    body: {
      type: "batch.succeeded",
      version: "v1",
      timestamp: "2026-01-15T09:30:00Z",
      data: { id: "batches/123456", output_file_uri: "gs://bucket/output.jsonl" },
    },
  },
  setup: [
    "Create a webhook in Google AI Studio or by the Gemini API, with {url} as URI and the events.",
    "Copy its signing secret, which is shown once, and save it here.",
  ],
};
