import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const fastspring: Provider = {
  label: "FastSpring",
  documentation: "https://developer.fastspring.com/reference/message-security",
  verification: hmacScheme({ header: "x-fs-signature", encoding: "base64" }),
  sample: {
    name: "order.completed",
    body: {
      events: [
        {
          id: "7iLnKr0pQkSKQPLjIW9A9g",
          processed: false,
          created: 1750000000000,
          type: "order.completed",
          live: false,
          data: {
            order: "ZTJZ3CMvQaWNpGmbbKKX9A",
            reference: "EXA200115-1234-56789",
            currency: "EUR",
            total: 42.0,
            completed: true,
          },
        },
      ],
    },
  },
  setup: [
    "Open Developer Tools → Webhooks → Configuration in FastSpring and add a webhook.",
    "Add a URL endpoint with {url}, and an HMAC SHA256 secret that you make up.",
    "Save the same secret here.",
  ],
};
