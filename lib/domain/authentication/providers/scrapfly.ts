import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const scrapfly: Provider = {
  label: "Scrapfly",
  documentation: "https://scrapfly.io/docs/scrape-api/webhook",
  verification: hmacScheme({ header: "x-scrapfly-webhook-signature", encoding: "HEX" }),
  eventType: "headers.x-scrapfly-webhook-resource-type",
  deliveryId: "headers.x-scrapfly-webhook-job-id",
  sample: {
    name: "scrape",
    headers: {
      "x-scrapfly-webhook-resource-type": "scrape",
      "x-scrapfly-webhook-job-id": "0ba4ce2f-3f2f-4a6e-8d0a-1a2b3c4d5e6f",
      "x-scrapfly-webhook-env": "live",
    },
    body: {
      config: { url: "https://example.com", country: "de" },
      context: { job: { uuid: "0ba4ce2f-3f2f-4a6e-8d0a-1a2b3c4d5e6f" } },
      result: { status: "DONE", status_code: 200, content: "<html></html>" },
    },
  },
  setup: [
    "Open Webhooks in the Scrapfly dashboard and create one; plans without charge have none.",
    "Enter {url}, and name the webhook in your calls with webhook_name.",
    "Copy the signing secret of the webhook and save it here.",
  ],
};
