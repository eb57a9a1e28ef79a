import type { Provider } from "../provider.ts";
import { standardWebhooks } from "../schemes/standard-webhooks.ts";

export const openai: Provider = {
  label: "OpenAI",
  documentation: "https://platform.openai.com/docs/guides/webhooks",
  verification: standardWebhooks(),
  eventType: "body.type",
  deliveryId: "headers.webhook-id",
  sample: {
    name: "response.completed",
    headers: { "user-agent": "OpenAI/1.0 (+https://platform.openai.com/docs/webhooks)" },
    body: {
      object: "event",
      id: "evt_685343a1381c819085d44c354e1b330e",
      type: "response.completed",
      created_at: 1750000000,
      data: { id: "resp_abc123" },
    },
  },
  setup: [
    "Open Settings → Project → Webhooks on platform.openai.com and create an endpoint.",
    "Enter {url} and choose the events.",
    "Copy the signing secret (whsec_…), which is shown once, and save it here.",
  ],
};
