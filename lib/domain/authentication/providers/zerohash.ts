import type { Provider } from "../provider.ts";
import { byHeader } from "../schemes/by-header.ts";
import { hmacScheme } from "../schemes/hmac.ts";

const timed = hmacScheme({
  header: "x-zh-hook-signature",
  timestampHeader: "x-zh-hook-timestamp",
  content: "{body}{timestamp}",
  time: "ms",
});

export const zerohash: Provider = {
  label: "Zero Hash",
  documentation: "https://docs.zerohash.com/reference/webhook-security",
  verification: byHeader(
    ["x-zh-hook-signature", timed],
    ["x-zh-hook-signature-256", hmacScheme({ header: "x-zh-hook-signature-256" })],
  ),
  eventType: "headers.x-zh-hook-payload-type",
  deliveryId: "headers.x-zh-hook-notification-id",
  sample: {
    name: "trade_status_changed",
    headers: {
      "x-zh-hook-payload-type": "trade_status_changed",
      "x-zh-hook-notification-id": "c7c3a7e2-7c0a-4f3d-9d3b-3f2f6a1f7b55",
    },
    body: {
      trade_id: "b0e1d3a3-2b5f-4a6e-8d0a-1a2b3c4d5e6f",
      client_trade_id: "1234",
      symbol: "BTC/USD",
      trade_state: "terminated",
      settlement_state: "settled",
    },
  },
  setup: [
    "Ask your Zero Hash representative to send webhooks to {url}.",
    "Save the shared secret that you agree on here.",
  ],
};
