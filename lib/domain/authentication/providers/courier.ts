import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const courier: Provider = {
  label: "Courier",
  documentation: "https://www.courier.com/docs/platform/workspaces/outbound-webhooks",
  verification: hmacScheme({
    header: "courier-signature",
    fields: { separator: ",", timestamp: "t", signature: "signature" },
    content: "{timestamp}.{body}",
    time: "ms",
  }),
  eventType: "body.type",
  sample: {
    name: "message:updated",
    body: {
      type: "message:updated",
      data: {
        id: "1-60f1b2a3-0123456789abcdef01234567",
        status: "DELIVERED",
        recipient: "user_1",
        event: "welcome",
        enqueued: 1750000000000,
        delivered: 1750000001000,
      },
    },
  },
  setup: [
    "Open Settings → Outbound webhooks in Courier and add one with {url} as destination.",
    "Open that webhook, copy its secret and save it here.",
  ],
};
