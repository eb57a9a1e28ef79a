import { createSign } from "node:crypto";
import { type AuthenticationScheme, REJECTED, UNVERIFIED, VERIFIED } from "../authentication.ts";
import type { Provider } from "../provider.ts";
import { publicKeyOf, verifyWith } from "../schemes/public-key.ts";
import { strictDecode } from "../schemes/strict-decode.ts";

const HOSTS = /^api(?:\.sandbox)?\.volumepay\.io$/;
const KEYS: Readonly<Record<string, string>> = {
  PRODUCTION: "https://api.volumepay.io/.well-known/signature/pem",
  SANDBOX: "https://api.sandbox.volumepay.io/.well-known/signature/pem",
};
const HOUR_MS = 3_600_000;

/** `Authorization: SHA256withRSA <signature>`, by the key that Volume publishes for the environment. */
const verifyPublished: AuthenticationScheme = ({ environment }, { headers, body }) => {
  const url = typeof environment === "string" ? KEYS[environment] : undefined;
  if (url === undefined) return UNVERIFIED;
  const encoded = /^SHA256withRSA (\S+)$/.exec(headers.authorization ?? "")?.[1];
  const signature = strictDecode(encoded ?? "", "base64");
  if (!signature) return REJECTED;
  return {
    result: "document-needed",
    document: { url, hosts: HOSTS, cacheMs: HOUR_MS },
    resume: (text) => {
      const key = text === null ? null : publicKeyOf(text);
      return key && verifyWith(key, "rsa-sha256", [body], signature) ? VERIFIED : REJECTED;
    },
  };
};

export const volume: Provider = {
  label: "Volume",
  documentation: "https://docs.getvolume.com/payments/payment-resources/webhooks",
  verification: {
    verify: verifyPublished,
    sign: ({ private_key: key }, { body }) => {
      const signature = createSign("sha256").update(body).sign(String(key), "base64");
      return { headers: { authorization: `SHA256withRSA ${signature}` } };
    },
  },
  eventType: "body.paymentStatus",
  deliveryId: "body.paymentId",
  sample: {
    name: "COMPLETED",
    body: {
      paymentId: "a08ff808-53bf-4716-8e0d-c1185c8b0b6b",
      merchantPaymentId: "1234",
      paymentStatus: "COMPLETED",
      paymentRequest: { amount: 42, currency: "GBP", reference: "Order 1234" },
      applicationId: "96c1e0da-93ae-407e-aae5-aa02fa314ff9",
    },
  },
  setup: [
    "Enter {url} as webhook URL of the application in Volume's console.",
    "Save here whether the application is in the sandbox or in production.",
  ],
};
