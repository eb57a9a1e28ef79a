import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const tiktok: Provider = {
  label: "TikTok",
  documentation: "https://developers.tiktok.com/doc/webhooks-verification",
  verification: hmacScheme({
    header: "tiktok-signature",
    fields: { separator: ",", timestamp: "t", signature: "s" },
    content: "{timestamp}.{body}",
    time: "s",
  }),
  eventType: "body.event",
  sample: {
    name: "video.publish.completed",
    body: {
      client_key: "bwo2m45353a6k85",
      event: "video.publish.completed",
      create_time: 1750000000,
      user_openid: "act.example12345Example12345Example",
      content: '{"share_id":"video.6974245311675353080.VDCxrcMJ"}',
    },
  },
  setup: [
    "Open the app on developers.tiktok.com and add the product Webhooks.",
    "Enter {url} as callback URL.",
    "Save the client secret of the app here: deliveries are signed with it.",
  ],
};
