import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const pylon: Provider = {
  label: "Pylon",
  documentation: "https://getpylon.com/developers/guides/using-webhooks/",
  verification: hmacScheme({
    header: "pylon-webhook-signature",
    prefix: "hs256=",
    timestampHeader: "pylon-webhook-timestamp",
    content: "{timestamp}.{body}",
    time: "s",
  }),
  eventType: "body.event_type",
  sample: {
    name: "issue.created",
    headers: { "pylon-webhook-version": "2021-07" },
    body: {
      event_type: "issue.created",
      data: { id: "a1b2c3", number: 42, title: "Login is broken", state: "new" },
    },
  },
  setup: [
    "Open Settings → API in Pylon and create a webhook destination.",
    "Enter {url} and choose the events.",
    "Copy the signing secret, which is shown once, and save it here.",
  ],
};
