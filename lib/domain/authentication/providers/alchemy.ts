import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const alchemy: Provider = {
  label: "Alchemy",
  documentation: "https://www.alchemy.com/docs/reference/notify-api-quickstart",
  verification: hmacScheme({ header: "x-alchemy-signature" }),
  eventType: "body.type",
  deliveryId: "body.id",
  sample: {
    name: "ADDRESS_ACTIVITY",
    body: {
      webhookId: "wh_octjglnywaupz6th",
      id: "whevt_ogrc5v64myey69ux",
      createdAt: "2026-01-15T09:30:00.000Z",
      type: "ADDRESS_ACTIVITY",
      event: {
        network: "ETH_MAINNET",
        activity: [
          {
            fromAddress: "0x503828976d22510aad0201ac7ec88293211d23da",
            toAddress: "0xbe3f4b43db5eb49d1f48f53443b9abce45da3b79",
            blockNum: "0xdf34a3",
            value: 293.092129,
            asset: "USDC",
            category: "token",
          },
        ],
      },
    },
  },
  setup: [
    "Open Webhooks in the Alchemy dashboard and create one with {url} as webhook URL.",
    "Copy the signing key of that webhook and save it here.",
  ],
};
