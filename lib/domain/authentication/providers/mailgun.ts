import { createHmac } from "node:crypto";
import { REJECTED, UNVERIFIED, VERIFIED } from "../authentication.ts";
import { isEqualSecret } from "../equal.ts";
import type { Provider, Scheme } from "../provider.ts";
import { isJsonObject, jsonObjectOf } from "../schemes/json-object.ts";

const signatureOf = (secret: string, timestamp: string, token: string) =>
  createHmac("sha256", secret)
    .update(timestamp + token)
    .digest("hex");

/** The body carries a signature over a time and a random token, not over itself. */
const signedToken: Scheme = {
  verify({ webhook_secret_key: secret }, { body }) {
    if (typeof secret !== "string" || secret === "") return UNVERIFIED;
    const part = jsonObjectOf(body)?.signature;
    const { timestamp, token, signature } = isJsonObject(part) ? part : {};
    if (typeof timestamp !== "string" || typeof token !== "string") return REJECTED;
    const isRight = isEqualSecret(String(signature), signatureOf(secret, timestamp, token));
    return isRight ? VERIFIED : REJECTED;
  },
  sign({ webhook_secret_key: secret }, { body, nowMs }) {
    const [timestamp, token] = [String(Math.floor(nowMs / 1_000)), "a".repeat(50)];
    const signature = {
      timestamp,
      token,
      signature: signatureOf(String(secret), timestamp, token),
    };
    return { body: Buffer.from(JSON.stringify({ ...jsonObjectOf(body), signature })) };
  },
};

export const mailgun: Provider = {
  label: "Mailgun",
  documentation:
    "https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks",
  verification: signedToken,
  eventType: "body.event-data.event",
  deliveryId: "body.event-data.id",
  sample: {
    name: "delivered",
    body: {
      "event-data": {
        id: "CPgfbmQMTCKtHW6uIWtuVe",
        event: "delivered",
        timestamp: 1750000000.527574,
        "log-level": "info",
        recipient: "ada@example.com",
        message: { headers: { "message-id": "20260115093000.1.ABC@example.com" } },
        "delivery-status": { code: 250, message: "OK", "attempt-no": 1 },
      },
    },
  },
  setup: [
    "Open Send → Sending → Webhooks in Mailgun, choose the domain, and add a webhook with {url} for each event.",
    "Copy the HTTP webhook signing key of the same page and save it here.",
    "Mailgun's signature does not cover the event itself, and stays right when a request is repeated.",
  ],
};
