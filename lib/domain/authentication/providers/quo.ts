import type { Provider } from "../provider.ts";
import { byHeader } from "../schemes/by-header.ts";
import { hmacScheme } from "../schemes/hmac.ts";
import { readAs } from "../schemes/read-as.ts";
import { standardWebhooks } from "../schemes/standard-webhooks.ts";

const LEGACY = "openphone-signature";

/** `hmac;1;<time>;<signature>`: webhooks from the time when Quo was OpenPhone. */
const legacy = readAs(
  hmacScheme({
    header: LEGACY,
    fields: { separator: ";", timestamp: "t", signature: "v1" },
    encoding: "base64",
    keyOf: (secret) => Buffer.from(secret, "base64"),
    content: "{timestamp}.{body}",
    time: "s-or-ms",
  }),
  {
    read: ({ headers }) => {
      const parts = /^hmac;1;(\d+);([A-Za-z0-9+/]+=*)$/.exec(headers[LEGACY] ?? "");
      return { headers: { [LEGACY]: parts ? `t=${parts[1]};v1=${parts[2]}` : "" } };
    },
  },
);

export const quo: Provider = {
  label: "Quo (OpenPhone)",
  documentation: "https://www.quo.com/docs/2026-03-30/webhooks-signature-validation",
  verification: byHeader(["webhook-signature", standardWebhooks()], [LEGACY, legacy]),
  eventType: "body.type",
  deliveryId: "body.id",
  sample: {
    name: "message.received",
    body: {
      id: "EV7c3a7e27c0a4f3d9d3b3f2f6a1f7b55",
      object: "event",
      type: "message.received",
      createdAt: "2026-01-15T09:30:00.000Z",
      data: {
        object: {
          id: "AC7c3a7e27c0a4f3d9d3b3f2f6a1f7b55",
          object: "message",
          from: "+13125550001",
          to: "+13125550002",
          direction: "incoming",
          body: "Hello",
          status: "received",
        },
      },
    },
  },
  setup: [
    "Create a webhook with POST /webhooks of the Quo API, or under Settings → Webhooks.",
    "Enter {url} and choose the events.",
    "Save the key (whsec_…) here, or the revealed signing secret of an older webhook.",
  ],
};
