import type { AuthenticatedRequest } from "../authentication.ts";
import { queryText } from "../handshakes/query-challenge.ts";
import type { Provider } from "../provider.ts";
import { fieldText } from "../schemes/field-text.ts";
import { hmacScheme } from "../schemes/hmac.ts";
import { isJsonObject, jsonObjectOf } from "../schemes/json-object.ts";
import { readAs } from "../schemes/read-as.ts";

/** What is signed of a callback about a transaction, and about a saved card: names in order. */
const TRANSACTION_FIELDS =
  "amount_cents created_at currency error_occured has_parent_transaction id integration_id is_3d_secure is_auth is_capture is_refunded is_standalone_payment is_voided order.id owner pending source_data.pan source_data.sub_type source_data.type success";
const TOKEN_FIELDS = "card_subtype created_at email id masked_pan merchant_id order_id token";

function read(request: AuthenticatedRequest) {
  const callback = jsonObjectOf(request.body);
  if (!isJsonObject(callback?.obj)) return null;
  const { obj } = callback;
  const fields = callback.type === "TOKEN" ? TOKEN_FIELDS : TRANSACTION_FIELDS;
  const body = fields
    .split(" ")
    .map((path) => fieldText(obj, path))
    .join("");
  return { body, headers: { hmac: queryText(request, "hmac") ?? "" } };
}

export const paymob: Provider = {
  label: "Paymob",
  documentation:
    "https://developers.paymob.com/paymob-docs/developers/webhook-callbacks-and-hmac/hmac/hmac-transaction-callback",
  verification: readAs(hmacScheme({ header: "hmac", algorithm: "sha512" }), {
    read,
    write: ({ hmac }, { query }) => ({ query: `${query}${query && "&"}hmac=${hmac}` }),
  }),
  eventType: "body.type",
  deliveryId: "body.obj.id",
  sample: {
    name: "TRANSACTION",
    body: {
      type: "TRANSACTION",
      obj: {
        id: 192036465,
        pending: false,
        amount_cents: 100000,
        success: true,
        is_auth: false,
        is_capture: false,
        is_standalone_payment: true,
        is_voided: false,
        is_refunded: false,
        is_3d_secure: true,
        integration_id: 4097558,
        has_parent_transaction: false,
        order: { id: 217503754, merchant_order_id: "1234" },
        created_at: "2026-01-15T11:33:44.592345",
        currency: "EGP",
        source_data: { pan: "2346", type: "card", sub_type: "MasterCard" },
        error_occured: false,
        owner: 302852,
      },
    },
  },
  setup: [
    "Open Developers → Payment Integrations in the Paymob dashboard and choose an integration.",
    "Enter {url} as transaction processed callback.",
    "Copy the HMAC secret from Settings → Account Info and save it here.",
  ],
};
