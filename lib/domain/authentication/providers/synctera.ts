import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const synctera: Provider = {
  label: "Synctera",
  documentation: "https://docs.synctera.com/docs/webhooks-guide",
  verification: hmacScheme({
    header: "synctera-signature",
    separator: ".",
    timestampHeader: "request-timestamp",
    content: "{timestamp}.{body}",
    time: "s",
  }),
  eventType: "body.type",
  deliveryId: "body.id",
  sample: {
    name: "ACCOUNT.UPDATED",
    body: {
      id: "b0e1d3a3-2b5f-4a6e-8d0a-1a2b3c4d5e6f",
      type: "ACCOUNT.UPDATED",
      event_time: "2026-01-15T09:30:00Z",
      event_resource: '{"id":"7c0a","status":"ACTIVE_OR_DISBURSED"}',
      event_resource_changed_fields: '{"status":"ACCOUNT_NOT_DESIRED"}',
      webhook_id: "c7c3a7e2-7c0a-4f3d-9d3b-3f2f6a1f7b55",
    },
  },
  setup: [
    "Create the webhook with POST /v0/webhooks of the Synctera API and enter {url}.",
    "Generate a secret with POST /v0/webhook_secrets and save it here.",
  ],
};
