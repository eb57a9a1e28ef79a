import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const bridgeApi: Provider = {
  label: "Bridge (bank aggregation)",
  documentation: "https://docs.bridgeapi.io/docs/secure-your-webhooks",
  verification: hmacScheme({
    header: "bridgeapi-signature",
    prefix: "v1=",
    // Two of them for a day after the secret changed.
    separator: ",",
    encoding: "HEX",
  }),
  eventType: "body.type",
  sample: {
    name: "item.refreshed",
    body: {
      type: "item.refreshed",
      timestamp: 1750000000000,
      content: {
        item_id: 8720,
        status: 0,
        status_code_info: "ok",
        full_refresh: true,
        user_uuid: "45c9a15c-6e3c-4a65-8b8f-2c1d0e9f7a6b",
      },
    },
  },
  setup: [
    "Open Webhooks in the Bridge dashboard and add one with {url} as callback URL.",
    "Copy the secret, which is shown once, and save it here.",
  ],
};
