import type { AuthenticatedRequest } from "../authentication.ts";
import type { Provider } from "../provider.ts";
import { fieldText } from "../schemes/field-text.ts";
import { hmacScheme } from "../schemes/hmac.ts";
import { jsonObjectOf } from "../schemes/json-object.ts";
import { readAs } from "../schemes/read-as.ts";

/** What is signed of a notification about a payment, and about a subscription: names in order. */
const PAYMENT_FIELDS = [
  "merchant_id",
  "application_key",
  "timestamp",
  "customer.customer_token",
  "session.order_id",
  "transaction.tid",
  "transaction.currency",
  "transaction.amount",
  "transaction.conversion_rate",
  "transaction.processed_currency",
  "transaction.processed_amount",
];
const SUBSCRIPTION_FIELDS = [
  "event",
  "merchant_id",
  "application_key",
  "cid",
  "plan_id",
  "subscription_id",
  "subscription_status",
  "timestamp",
];

function read({ body }: AuthenticatedRequest) {
  const notification = jsonObjectOf(body);
  if (!notification) return null;
  const fields = notification.event === undefined ? PAYMENT_FIELDS : SUBSCRIPTION_FIELDS;
  return { body: fields.map((path) => fieldText(notification, path)).join("") };
}

export const praxis: Provider = {
  label: "Praxis",
  documentation: "https://docs.praxis.tech/reference/webhooks",
  // A hash over chosen values and the secret; the values of other fields are not protected.
  verification: readAs(
    hmacScheme({
      header: "gt-authentication",
      algorithm: "sha384",
      isPlainHash: true,
      content: "{body}{secret}",
    }),
    { read },
  ),
  eventType: "body.transaction.transaction_status",
  deliveryId: "body.transaction.tid",
  sample: {
    name: "approved",
    body: {
      merchant_id: "Test-Integration-Merchant",
      application_key: "Sandbox",
      conversion_rate: 1,
      customer: { customer_token: "ed68515aa7c3e0fc1d0e4b7a", country: "DE", avs_alert: 0 },
      session: { auth_token: "gone", intent: "payment", order_id: "1234", currency: "EUR" },
      transaction: {
        transaction_type: "sale",
        transaction_status: "approved",
        tid: 13348,
        currency: "EUR",
        amount: 4200,
        conversion_rate: 1,
        processed_currency: "EUR",
        processed_amount: 4200,
        payment_method: "Credit Card",
      },
      version: "1.3",
      timestamp: 1750000000,
    },
  },
  setup: [
    "Enter {url} as notification URL of the application in Praxis.",
    "Ask for the merchant secret of the integration and save it here.",
  ],
};
