import type { AuthConfig, AuthenticatedRequest } from "../authentication.ts";
import type { Provider } from "../provider.ts";
import { formOf } from "../schemes/form-fields.ts";
import { hmacScheme } from "../schemes/hmac.ts";
import { readAs } from "../schemes/read-as.ts";

/** The fields that are signed, in order; the validation key stands between the two groups. */
const BEFORE_KEY = ["ORDER_ID", "ORDER_STATUS", "ORDER_TOTAL_AMOUNT", "CUSTOMER_EMAIL"];
const AFTER_KEY = ["TEST_MODE", "IPN_TYPE_NAME"];

function read(request: AuthenticatedRequest, { webhook_secret_key: key }: AuthConfig) {
  const form = formOf(request);
  if (!form) return null;
  const values = (names: string[]) => names.map((name) => form.get(name) ?? "").join("");
  return {
    body: `${values(BEFORE_KEY)}${key}${values(AFTER_KEY)}`,
    headers: { signature: form.get("SIGNATURE")?.toLowerCase() ?? "" },
  };
}

export const payproGlobal: Provider = {
  label: "PayPro Global",
  documentation:
    "https://developers.payproglobal.com/docs/integrate-with-paypro-global/webhook-ipn/",
  verification: readAs(hmacScheme({ header: "signature", isPlainHash: true }), {
    read,
    write: ({ signature }, { body }) => ({
      body: Buffer.concat([body, Buffer.from(`&SIGNATURE=${signature}`)]),
    }),
  }),
  eventType: "body.IPN_TYPE_NAME",
  deliveryId: "body.ORDER_ID",
  sample: {
    name: "OrderCharged",
    contentType: "application/x-www-form-urlencoded",
    body: "IPN_TYPE_ID=1&IPN_TYPE_NAME=OrderCharged&ORDER_ID=1234567&ORDER_STATUS=Processed&ORDER_TOTAL_AMOUNT=42.00&ORDER_CURRENCY_CODE=EUR&CUSTOMER_EMAIL=ada%40example.com&CUSTOMER_NAME=Ada+Lovelace&PRODUCT_ID=4711&TEST_MODE=1",
  },
  setup: [
    "Open Store settings → Notifications in PayPro Global, or the webhook settings of a product.",
    "Enter {url} as webhook (IPN) URL.",
    "Copy the validation key from Store settings → General settings → Integration and save it here.",
  ],
};
