import { answerHead } from "../handshakes/reachable.ts";
import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const intercom: Provider = {
  label: "Intercom",
  documentation: "https://developers.intercom.com/docs/webhooks/setting-up-webhooks",
  verification: hmacScheme({ header: "x-hub-signature", prefix: "sha1=", algorithm: "sha1" }),
  handshake: answerHead,
  eventType: "body.topic",
  deliveryId: "body.id",
  sample: {
    name: "conversation.user.created",
    body: {
      type: "notification_event",
      app_id: "a86dr8yl",
      id: "notif_ccd8a4d0-f965-11e3-a367-c779cae3e1b3",
      topic: "conversation.user.created",
      created_at: 1750000000,
      delivery_attempts: 1,
      first_sent_at: 1750000000,
      data: {
        type: "notification_event_data",
        item: { type: "conversation", id: "147", created_at: 1750000000, state: "open" },
      },
    },
  },
  setup: [
    "Open your app in the Intercom developer hub, then Webhooks, and enter {url} as endpoint URL.",
    "Choose the topics and save; Intercom asks for the URL with HEAD and is answered.",
    "Copy the client secret from Basic information and save it here.",
  ],
};
