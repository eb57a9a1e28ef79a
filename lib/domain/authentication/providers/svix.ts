import type { Provider } from "../provider.ts";
import { byHeader } from "../schemes/by-header.ts";
import { standardWebhooks } from "../schemes/standard-webhooks.ts";

export const svix: Provider = {
  label: "Svix",
  documentation: "https://docs.svix.com/receiving/verifying-payloads/how-manual",
  // Senders may choose the names of the standard instead of Svix's own.
  verification: byHeader(
    ["svix-signature", standardWebhooks("svix")],
    ["webhook-signature", standardWebhooks()],
  ),
  eventType: "body.type",
  deliveryId: "headers.svix-id",
  sample: {
    name: "invoice.paid",
    headers: { "user-agent": "Svix-Webhooks/1.40" },
    body: { type: "invoice.paid", timestamp: "2026-01-15T09:30:00Z", data: { id: "inv_1" } },
  },
  setup: [
    "Open the application portal of the service that sends through Svix and add an endpoint.",
    "Enter {url} as endpoint URL and choose the events.",
    "Copy the signing secret (whsec_…) of the endpoint and save it here.",
  ],
};
