import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const statsig: Provider = {
  label: "Statsig",
  documentation: "https://docs.statsig.com/integrations/event_webhook",
  verification: hmacScheme({
    header: "x-statsig-signature",
    prefix: "v0=",
    timestampHeader: "x-statsig-request-timestamp",
    content: "v0:{timestamp}:{body}",
    time: "s-or-ms",
  }),
  eventType: "body.data.0.eventName",
  sample: {
    name: "statsig::config_change",
    body: {
      data: [
        {
          user: { name: "Ada Lovelace", email: "ada@example.com" },
          timestamp: 1750000000000,
          eventName: "statsig::config_change",
          metadata: {
            projectName: "Example",
            type: "Gate",
            name: "new_checkout",
            action: "updated",
            description: "Rolled out to 50 %",
          },
        },
      ],
    },
  },
  setup: [
    "Open Settings → Integrations of the Statsig project and enable Generic Webhook.",
    "Enter {url} as webhook URL and filter the events that you want.",
    "Copy the webhook signature shown on the card and save it here.",
  ],
};
