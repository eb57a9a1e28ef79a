import { createHmac } from "node:crypto";
import { REJECTED, UNVERIFIED, VERIFIED } from "../authentication.ts";
import { isEqualSecret } from "../equal.ts";
import type { Provider, Scheme } from "../provider.ts";
import { isJsonObject, type JsonObject, jsonObjectOf } from "../schemes/json-object.ts";
import { strictDecode } from "../schemes/strict-decode.ts";

const text = (value: unknown) =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : "";

/** The notifications of a body; null when it holds none, or something else. */
function itemsOf(body: Uint8Array): readonly JsonObject[] | null {
  const items = jsonObjectOf(body)?.notificationItems;
  if (!Array.isArray(items) || items.length === 0) return null;
  const inner = items.map((item) => (isJsonObject(item) ? item.NotificationRequestItem : null));
  return inner.every(isJsonObject) ? inner : null;
}

function signatureOf(item: JsonObject, key: Uint8Array): string {
  const amount = isJsonObject(item.amount) ? item.amount : {};
  const content = [
    item.pspReference,
    item.originalReference,
    item.merchantAccountCode,
    item.merchantReference,
    amount.value,
    amount.currency,
    item.eventCode,
    item.success,
  ];
  return createHmac("sha256", key).update(content.map(text).join(":")).digest("base64");
}

/** Each item is signed for itself, over some of its fields, inside its additionalData. */
const signedItems: Scheme = {
  verify({ webhook_secret_key: secret }, { body }) {
    if (typeof secret !== "string" || secret === "") return UNVERIFIED;
    const key = strictDecode(secret, "hex");
    if (!key) return REJECTED;
    const isRight = itemsOf(body)?.every((item) => {
      const { hmacSignature } = isJsonObject(item.additionalData) ? item.additionalData : {};
      return isEqualSecret(text(hmacSignature), signatureOf(item, key));
    });
    return isRight ? VERIFIED : REJECTED;
  },
  sign({ webhook_secret_key: secret }, { body }) {
    const key = Buffer.from(String(secret), "hex");
    const notificationItems = (itemsOf(body) ?? []).map((item) => {
      const additionalData = { hmacSignature: signatureOf(item, key) };
      return { NotificationRequestItem: { ...item, additionalData } };
    });
    return { body: Buffer.from(JSON.stringify({ live: "false", notificationItems })) };
  },
};

export const adyen: Provider = {
  label: "Adyen",
  documentation:
    "https://docs.adyen.com/development-resources/webhooks/secure-webhooks/verify-hmac-signatures",
  verification: signedItems,
  sample: {
    name: "AUTHORISATION",
    body: {
      live: "false",
      notificationItems: [
        {
          NotificationRequestItem: {
            eventCode: "AUTHORISATION",
            success: "true",
            eventDate: "2026-01-15T09:30:00+01:00",
            merchantAccountCode: "YOUR_MERCHANT_ACCOUNT",
            pspReference: "7914073381342284",
            merchantReference: "TestPayment-1407325143704",
            amount: { value: 1130, currency: "EUR" },
            paymentMethod: "visa",
          },
        },
      ],
    },
  },
  setup: [
    "Open Developers → Webhooks in the Customer Area and add a Standard webhook with {url} as server URL, in JSON.",
    "Generate an HMAC key under Security and save it here.",
    "Set the custom response of this source to the text [accepted]: Adyen takes it as the receipt.",
  ],
};
