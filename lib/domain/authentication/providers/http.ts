import type { Provider } from "../provider.ts";

export const http: Provider = {
  label: "HTTP",
  verification: "none",
  sample: { name: "order created", body: { event: "order.created", id: "ord_1", total: 42 } },
  setup: [
    "Send any HTTP request to {url}.",
    "Choose HMAC, an API key or Basic authentication here where the sender can do one of them.",
  ],
};
