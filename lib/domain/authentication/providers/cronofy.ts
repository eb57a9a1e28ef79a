import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const cronofy: Provider = {
  label: "Cronofy",
  documentation: "https://docs.cronofy.com/developers/push-notifications/authentication/",
  verification: hmacScheme({
    header: "cronofy-hmac-sha256",
    encoding: "base64",
    // One by each client secret that is active.
    separator: ",",
  }),
  eventType: "body.notification.type",
  sample: {
    name: "change",
    body: {
      notification: { type: "change", changes_since: "2026-01-15T09:30:00Z" },
      channel: {
        channel_id: "chn_54cf7c7cb4ad4c1027000001",
        callback_url: "https://example.com",
        filters: {},
      },
    },
  },
  setup: [
    "Create a channel by POST /v1/channels with {url} as callback_url.",
    "Save the client secret of your application here: Cronofy signs with it.",
  ],
};
