import { createHmac } from "node:crypto";
import { REJECTED, UNVERIFIED, VERIFIED } from "../authentication.ts";
import { isEqualSecret } from "../equal.ts";
import type { Provider, Scheme } from "../provider.ts";
import { isJsonObject, jsonObjectOf } from "../schemes/json-object.ts";

const HEADER = "x-favro-webhook";

/** Favro signs the id of the payload and the URL that the webhook has there, not the rest of the body. */
function signatureOf(secret: string, body: Uint8Array): string | null {
  const payload = jsonObjectOf(body);
  const hook = isJsonObject(payload?.hook) ? payload.hook : null;
  const content = [payload?.payloadId, hook?.url];
  if (!content.every((part) => typeof part === "string")) return null;
  return createHmac("sha1", secret).update(content.join("")).digest("base64");
}

const signedId: Scheme = {
  verify({ webhook_secret_key: secret }, { headers, body }) {
    if (typeof secret !== "string" || secret === "") return UNVERIFIED;
    const expected = signatureOf(secret, body);
    return expected !== null && isEqualSecret(headers[HEADER] ?? "", expected)
      ? VERIFIED
      : REJECTED;
  },
  sign: ({ webhook_secret_key: secret }, { body }) => ({
    headers: { [HEADER]: signatureOf(String(secret), body) ?? "" },
  }),
};

export const favro: Provider = {
  label: "Favro",
  documentation: "https://favro.com/developer/",
  verification: signedId,
  eventType: "body.action",
  deliveryId: "body.payloadId",
  sample: {
    name: "card created",
    body: {
      payloadId: "52efc33d-7f1c-4c5d-8d0b-2a3b4c5d6e7f",
      hook: { id: "zk4CJpg5uozhL4R2W", name: "My webhook", url: "https://example.com/favro" },
      action: "created",
      card: { cardId: "67973f72db34592d8fc96c48", name: "Write the release notes" },
      sender: { userId: "tXfWe3MXQqhnnTRtw", name: "Ada Lovelace" },
    },
  },
  setup: [
    "Open the board in Favro, then Integrations → Webhooks, and add a webhook.",
    "Enter {url} as URL to post to and a secret that you make up, and save the same here.",
    "Favro's signature does not cover the whole body: do not rely on it alone.",
  ],
};
