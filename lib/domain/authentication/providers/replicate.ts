import type { Provider } from "../provider.ts";
import { standardWebhooks } from "../schemes/standard-webhooks.ts";

export const replicate: Provider = {
  label: "Replicate",
  documentation: "https://replicate.com/docs/topics/webhooks/verify-webhook",
  verification: standardWebhooks(),
  eventType: "body.status",
  deliveryId: "headers.webhook-id",
  sample: {
    name: "succeeded",
    body: {
      id: "ufawqhfynnddngldkgtslldrkq",
      version: "5c7d5dc6dd8bf75c1acaa8565735e7986bc5b66206b55cca93cb72c9bf15ccaa",
      status: "succeeded",
      created_at: "2026-01-15T09:30:00.000Z",
      completed_at: "2026-01-15T09:30:04.000Z",
      input: { text: "Alice" },
      output: "hello Alice",
      error: null,
      metrics: { predict_time: 3.1 },
    },
  },
  setup: [
    "Name {url} as webhook when you create a prediction, with the events that you want.",
    "Read the signing secret from GET /v1/webhooks/default/secret and save it here.",
  ],
};
