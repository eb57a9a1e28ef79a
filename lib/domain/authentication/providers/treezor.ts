import type { AuthenticatedRequest } from "../authentication.ts";
import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";
import { isJsonObject, jsonObjectOf } from "../schemes/json-object.ts";
import { readAs } from "../schemes/read-as.ts";

/** JSON as PHP writes it unless told otherwise: slashes and everything beyond ASCII escaped. */
function phpJson(value: unknown): string {
  const escaped = (character: string) =>
    `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(value)
    .replaceAll("/", "\\/")
    .replace(/[\u0080-\uffff]/g, escaped);
}

function read({ body }: AuthenticatedRequest) {
  const webhook = jsonObjectOf(body);
  if (!isJsonObject(webhook?.object_payload)) return null;
  const { object_payload: payload, object_payload_signature: signature } = webhook;
  return {
    body: phpJson(payload),
    headers: { signature: typeof signature === "string" ? signature : "" },
  };
}

export const treezor: Provider = {
  label: "Treezor",
  documentation: "https://docs.treezor.com/guide/webhooks/integrity-checks.html",
  // Only the object is signed, not what is said about it.
  verification: readAs(hmacScheme({ header: "signature", encoding: "base64" }), {
    read,
    write: ({ signature }, { body }) => ({
      body: Buffer.from(
        JSON.stringify({ ...jsonObjectOf(body), object_payload_signature: signature }),
      ),
    }),
  }),
  eventType: "body.webhook",
  deliveryId: "body.webhook_id",
  sample: {
    name: "payin.create",
    contentType: "text/plain",
    body: {
      webhook: "payin.create",
      webhook_id: "b0e1d3a3-2b5f-4a6e-8d0a-1a2b3c4d5e6f",
      object: "payin",
      object_id: "1234",
      webhook_created_at: 17500000001234,
      object_payload: {
        payins: [{ payinId: "1234", amount: "42.00", currency: "EUR", messageToUser: "Café / 1" }],
      },
    },
  },
  setup: [
    "Subscribe with POST /settings/hooks of the Treezor webhook API and enter {url}.",
    "Ask your Treezor account manager for the webhook secret of the environment and save it here.",
  ],
};
