import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const zendesk: Provider = {
  label: "Zendesk",
  documentation: "https://developer.zendesk.com/documentation/webhooks/verifying/",
  verification: hmacScheme({
    header: "x-zendesk-webhook-signature",
    timestampHeader: "x-zendesk-webhook-signature-timestamp",
    encoding: "base64",
    content: "{timestamp}{body}",
    time: "iso",
  }),
  eventType: "body.type",
  deliveryId: "headers.x-zendesk-webhook-invocation-id",
  sample: {
    name: "zen:event-type:ticket.created",
    headers: {
      "user-agent": "Zendesk Webhook",
      "x-zendesk-webhook-id": "01EWWXWFPWWCWN4QWPRZ0EZQ1A",
      "x-zendesk-webhook-invocation-id": "01G4TWNS5GVQVPX1F6YR0D2Z3Q",
    },
    body: {
      account_id: 22129848,
      id: "cbe4028c-7239-495d-b020-f22348516046",
      type: "zen:event-type:ticket.created",
      subject: "zen:ticket:5158",
      time: "2026-01-15T09:30:00.000Z",
      zendesk_event_version: "2022-11-06",
      detail: { id: "5158", subject: "Help", status: "NEW", priority: "NORMAL" },
      event: {},
    },
  },
  setup: [
    "Open Apps and integrations → Webhooks in the Zendesk admin center and create a webhook.",
    "Enter {url} as endpoint URL, with POST and JSON.",
    "Reveal the signing secret of the webhook and save it here.",
  ],
};
