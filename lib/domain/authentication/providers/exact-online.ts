import { createHmac } from "node:crypto";
import { REJECTED, UNVERIFIED, VERIFIED } from "../authentication.ts";
import { isEqualSecret } from "../equal.ts";
import type { Provider, Scheme } from "../provider.ts";
import { jsonObjectOf } from "../schemes/json-object.ts";

/** The text of Content, exactly as sent, and the signature behind it. */
const SIGNED =
  /^\s*\{\s*"Content"\s*:\s*(\{.*\})\s*,\s*"HashCode"\s*:\s*"([0-9A-F]{64})"\s*\}\s*$/s;

const signatureOf = (secret: string, content: string) =>
  createHmac("sha256", secret).update(content).digest("hex").toUpperCase();

const signedContent: Scheme = {
  verify({ webhook_secret_key: secret }, { body }) {
    if (typeof secret !== "string" || secret === "") return UNVERIFIED;
    const [, content, given = ""] = SIGNED.exec(Buffer.from(body).toString()) ?? [];
    if (content === undefined) return REJECTED;
    return isEqualSecret(given, signatureOf(secret, content)) ? VERIFIED : REJECTED;
  },
  sign({ webhook_secret_key: secret }, { body }) {
    const content = JSON.stringify(jsonObjectOf(body)?.Content);
    const signature = signatureOf(String(secret), content);
    return { body: Buffer.from(`{"Content":${content},"HashCode":"${signature}"}`) };
  },
};

export const exactOnline: Provider = {
  label: "Exact Online",
  verification: signedContent,
  eventType: "body.Content.Topic",
  sample: {
    name: "SalesOrders Update",
    body: {
      Content: {
        Topic: "SalesOrders",
        Action: "Update",
        Division: 1234567,
        Key: "9d8e7f6a-0000-4000-8000-000000000001",
        ExactOnlineEndpoint:
          "https://start.exactonline.nl/api/v1/1234567/salesorder/SalesOrders(guid'9d8e7f6a-0000-4000-8000-000000000001')",
        EventCreatedOn: "2026-01-15T09:30:00.000",
      },
    },
  },
  setup: [
    "Open the app in the Exact App Centre, copy its webhook secret and save it here.",
    "Create a subscription by POST /api/v1/{division}/webhooks/WebhookSubscriptions with {url} as CallbackURL and a topic.",
  ],
};
