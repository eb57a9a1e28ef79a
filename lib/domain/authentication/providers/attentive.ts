import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const attentive: Provider = {
  label: "Attentive",
  verification: hmacScheme({ header: "x-attentive-hmac-sha256" }),
  eventType: "body.type",
  sample: {
    name: "sms.subscribed",
    body: {
      type: "sms.subscribed",
      timestamp: 1750000000000,
      company: { display_name: "Example shop", company_id: "NTI3" },
      subscriber: { email: "ada@example.com", phone: "+13115552368", external_id: 12345 },
      subscription: { type: "MARKETING", channel: "TEXT" },
    },
  },
  setup: [
    "Open Marketplace → Manage apps in Attentive, create an app and switch webhooks on.",
    "Enter {url} as webhook URL and choose the events.",
    "Copy the signing key shown there and save it here.",
  ],
};
