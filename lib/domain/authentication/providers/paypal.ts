import { createSign } from "node:crypto";
import { type AuthenticationScheme, REJECTED, UNVERIFIED, VERIFIED } from "../authentication.ts";
import type { Provider, Scheme } from "../provider.ts";
import { isCertificateInForce } from "../schemes/certificate.ts";
import { crc32 } from "../schemes/crc32.ts";
import { publicKeyOf, verifyWith } from "../schemes/public-key.ts";
import { strictDecode } from "../schemes/strict-decode.ts";

const HOSTS = /^api(?:-m)?(?:\.sandbox)?\.paypal\.com$/;
const CERTIFICATE_PATH = /^\/v1\/notifications\/certs\/[\w-]+$/;
const DAY_MS = 86_400_000;
const ALGORITHM = "SHA256withRSA";

/**
 * Certificates by URL, as PayPal checks itself offline. The signed time is not held against the clock:
 * PayPal repeats a delivery for three days and does not say that it signs again.
 */
const verifyTransmission: AuthenticationScheme = ({ webhook_id: webhookId }, request) => {
  if (typeof webhookId !== "string" || webhookId === "") return UNVERIFIED;
  const { headers, body, nowMs } = request;
  const [id, time, url] = ["id", "time"]
    .map((name) => headers[`paypal-transmission-${name}`])
    .concat(headers["paypal-cert-url"]);
  const signature = strictDecode(headers["paypal-transmission-sig"] ?? "", "base64");
  const isKnownWay = headers["paypal-auth-algo"] === ALGORITHM;
  if (!id || !time || !url || !signature || !isKnownWay) return REJECTED;
  const parsed = URL.parse(url);
  if (parsed?.protocol !== "https:" || !HOSTS.test(parsed.hostname)) return REJECTED;
  if (parsed.port !== "" || parsed.search !== "" || !CERTIFICATE_PATH.test(parsed.pathname)) {
    return REJECTED;
  }
  return {
    result: "document-needed",
    document: { url: parsed.href, hosts: HOSTS, cacheMs: DAY_MS },
    resume: (certificate) => {
      const key = isCertificateInForce(certificate, nowMs) ? publicKeyOf(certificate) : null;
      const content = `${id}|${time}|${webhookId}|${crc32(body)}`;
      return key && verifyWith(key, "rsa-sha256", [content], signature) ? VERIFIED : REJECTED;
    },
  };
};

const signTransmission: Scheme["sign"] = (config, { body, nowMs }) => {
  const id = "69cd13f0-d67a-11e5-baa3-778b53f4ae55";
  const time = new Date(nowMs).toISOString();
  const content = `${id}|${time}|${config.webhook_id}|${crc32(body)}`;
  return {
    headers: {
      "paypal-transmission-id": id,
      "paypal-transmission-time": time,
      "paypal-transmission-sig": createSign("sha256")
        .update(content)
        .sign(String(config.private_key), "base64"),
      "paypal-cert-url": "https://api.paypal.com/v1/notifications/certs/CERT-360caa42-fca2a594",
      "paypal-auth-algo": ALGORITHM,
    },
  };
};

export const paypal: Provider = {
  label: "PayPal",
  documentation: "https://developer.paypal.com/api/rest/webhooks/rest/",
  verification: { verify: verifyTransmission, sign: signTransmission },
  eventType: "body.event_type",
  deliveryId: "body.id",
  sample: {
    name: "PAYMENT.CAPTURE.COMPLETED",
    headers: { "user-agent": "PayPal/AUHR-214.0-58000000" },
    body: {
      id: "WH-58D329510W468432D-8HN650336L201105X",
      event_version: "1.0",
      create_time: "2026-01-15T09:30:00.000Z",
      resource_type: "capture",
      event_type: "PAYMENT.CAPTURE.COMPLETED",
      summary: "Payment completed for EUR 42.0 EUR",
      resource: {
        id: "42311647XV020574X",
        amount: { currency_code: "EUR", value: "42.00" },
        status: "COMPLETED",
        custom_id: "1234",
      },
    },
  },
  setup: [
    "Open Apps & Credentials in the PayPal developer dashboard, choose the app and add a webhook.",
    "Enter {url} and choose the event types.",
    "Copy the webhook ID that the list shows then and save it here.",
  ],
};
