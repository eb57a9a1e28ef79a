import type { Provider } from "../provider.ts";
import { publicKeyScheme } from "../schemes/public-key.ts";

export const tokenio: Provider = {
  label: "Token.io",
  documentation: "https://developer.token.io/token_rest_api_doc/content/e-rest/webhooks.htm",
  verification: publicKeyScheme({
    header: "token-signature",
    algorithm: "ed25519",
    encoding: "base64url",
  }),
  eventType: "headers.token-event",
  deliveryId: "body.payment.id",
  sample: {
    name: "PAYMENT_STATUS_CHANGED",
    headers: { "token-event": "PAYMENT_STATUS_CHANGED" },
    body: {
      payment: {
        id: "pm2:12345:67890",
        memberId: "m:3a4b:5zKtXEAq",
        status: "INITIATION_COMPLETED",
        bankPaymentStatus: "ACSC",
        createdDateTime: "2026-01-15T09:30:00Z",
        updatedDateTime: "2026-01-15T09:30:04Z",
      },
    },
  },
  setup: [
    "Copy the public key from Settings → Member information in the Token.io dashboard, save it here.",
    "Subscribe with PUT /webhook/config of the API and enter {url}.",
  ],
};
