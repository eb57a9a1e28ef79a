import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";
import { readAs } from "../schemes/read-as.ts";

export const tiktokShop: Provider = {
  label: "TikTok Shop",
  documentation: "https://partner.tiktokshop.com/docv2/page/tts-webhooks-overview",
  verification: readAs(hmacScheme({ header: "authorization" }), {
    read: ({ body }, { app_key: appKey }) => ({
      body: Buffer.concat([Buffer.from(String(appKey ?? "")), body]),
    }),
  }),
  eventType: "body.type",
  deliveryId: "body.tts_notification_id",
  sample: {
    name: "ORDER_STATUS_CHANGE",
    body: {
      type: 1,
      tts_notification_id: "7327112393057371910",
      shop_id: "7494049642642441621",
      timestamp: 1750000000,
      data: {
        order_id: "576486316948490001",
        order_status: "AWAITING_SHIPMENT",
        is_on_hold_order: false,
        update_time: 1750000000,
      },
    },
  },
  setup: [
    "Open the app in the TikTok Shop Partner Center, then Manage webhook.",
    "Enter {url} as webhook URL and choose the events.",
    "Copy app key and app secret from the same page and save both here.",
  ],
};
