import type { Provider } from "../provider.ts";
import { byHeader } from "../schemes/by-header.ts";
import { hmacScheme } from "../schemes/hmac.ts";

/** What Recharge says itself: it repeats deliveries for two days. */
const TOLERANCE_S = 48 * 3_600;

const timed = hmacScheme({
  header: "x-recharge-webhook-signature",
  fields: { separator: ",", timestamp: "t", signature: "v1" },
  content: "{timestamp}.{body}",
  time: "s",
  toleranceS: TOLERANCE_S,
});
/** A hash over secret and body, in spite of its name. */
const plain = hmacScheme({
  header: "x-recharge-hmac-sha256",
  isPlainHash: true,
  content: "{secret}{body}",
});

export const recharge: Provider = {
  label: "Recharge",
  documentation: "https://docs.getrecharge.com/docs/webhooks-overview",
  verification: byHeader(
    ["x-recharge-webhook-signature", timed],
    ["x-recharge-hmac-sha256", plain],
  ),
  sample: {
    name: "charge/paid",
    body: {
      charge: {
        id: 519091112,
        status: "success",
        type: "recurring",
        total_price: "42.00",
        currency: "EUR",
        customer: { id: 44187654, email: "ada@example.com" },
        processed_at: "2026-01-15T09:30:00",
      },
    },
  },
  setup: [
    "Create webhooks with POST /webhooks of the Recharge API, one for every topic.",
    "Enter {url} as address.",
    "Copy the API client secret from Integrations → API tokens and save it here.",
  ],
};
