import { createSign } from "node:crypto";
import { textResponse } from "#lib/domain/ingestion/source-response.ts";
import { REJECTED, VERIFIED } from "../authentication.ts";
import type { Provider, Scheme } from "../provider.ts";
import { type JsonObject, jsonObjectOf } from "../schemes/json-object.ts";
import { publicKeyOf, verifyWith } from "../schemes/public-key.ts";
import { strictDecode } from "../schemes/strict-decode.ts";

const HOSTS = /^sns\.[a-z0-9-]{3,32}\.amazonaws\.com(?:\.cn)?$/;
const DAY_MS = 86_400_000;
const ALGORITHMS = { "1": "rsa-sha1", "2": "rsa-sha256" } as const;

/** What is signed of a message, by its type; Subject only where there is one. */
const NOTIFICATION = ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"];
const CONFIRMATION = [
  "Message",
  "MessageId",
  "SubscribeURL",
  "Timestamp",
  "Token",
  "TopicArn",
  "Type",
];
const SIGNED: ReadonlyMap<unknown, readonly string[]> = new Map([
  ["Notification", NOTIFICATION],
  ["SubscriptionConfirmation", CONFIRMATION],
  ["UnsubscribeConfirmation", CONFIRMATION],
]);

function contentOf(message: JsonObject): string {
  const names = SIGNED.get(message.Type) ?? [];
  const there = names.filter((name) => typeof message[name] === "string");
  return there.map((name) => `${name}\n${message[name]}\n`).join("");
}

function isCertificateUrl(url: unknown): url is string {
  const parsed = typeof url === "string" ? URL.parse(url) : null;
  if (parsed?.protocol !== "https:" || !HOSTS.test(parsed.hostname)) return false;
  return parsed.port === "" && parsed.pathname.endsWith(".pem");
}

function isSigned(message: JsonObject, certificate: string | null): boolean {
  const key = publicKeyOf(certificate ?? "");
  const signature = strictDecode(String(message.Signature), "base64");
  const algorithm = ALGORITHMS[message.SignatureVersion as keyof typeof ALGORITHMS];
  if (!key || !signature || !algorithm) return false;
  return verifyWith(key, algorithm, [contentOf(message)], signature);
}

/** A signature inside the message, by a certificate of Amazon's; a new subscription is confirmed. */
const signedMessage: Scheme = {
  verify(_config, { body }) {
    const message = jsonObjectOf(body);
    const url = message?.SigningCertURL;
    if (!message || !SIGNED.has(message.Type) || !isCertificateUrl(url)) return REJECTED;
    return {
      result: "document-needed",
      document: { url, hosts: HOSTS, cacheMs: DAY_MS },
      resume: (certificate) => {
        if (!isSigned(message, certificate)) return REJECTED;
        return message.Type === "SubscriptionConfirmation" ? confirm(message) : VERIFIED;
      },
    };
  },
  sign({ private_key: key }, { body }) {
    const message = { ...jsonObjectOf(body), SignatureVersion: "2" };
    const Signature = createSign("sha256").update(contentOf(message)).sign(String(key), "base64");
    return { body: Buffer.from(JSON.stringify({ ...message, Signature })) };
  },
};

/** Reading the URL is what confirms. When that fails, the message shows up among the rejected requests. */
function confirm({ SubscribeURL: url }: JsonObject): ReturnType<Scheme["verify"]> {
  if (typeof url !== "string") return REJECTED;
  return {
    result: "document-needed",
    document: { url, hosts: HOSTS, cacheMs: 0 },
    resume: (answer) =>
      answer === null ? REJECTED : { result: "challenge", response: textResponse("confirmed") },
  };
}

export const awsSns: Provider = {
  label: "Amazon SNS",
  documentation: "https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html",
  verification: signedMessage,
  eventType: "body.Type",
  deliveryId: "body.MessageId",
  sample: {
    name: "Notification",
    headers: { "x-amz-sns-message-type": "Notification" },
    contentType: "text/plain; charset=UTF-8",
    body: {
      Type: "Notification",
      MessageId: "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324",
      TopicArn: "arn:aws:sns:us-west-2:123456789012:MyTopic",
      Subject: "My first message",
      Message: "Hello world!",
      Timestamp: "2026-01-15T09:30:00.000Z",
      SigningCertURL: "https://sns.us-west-2.amazonaws.com/SimpleNotificationService-f3ec.pem",
    },
  },
  setup: [
    "Open the topic in the Amazon SNS console and create a subscription with protocol HTTPS.",
    "Enter {url} as endpoint and leave raw message delivery off: raw messages are not signed.",
    "The subscription is confirmed from here at once.",
  ],
};
