import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { authenticateRequest } from "../authenticate-request.ts";
import type { Authentication } from "../authentication.ts";
import { pem } from "../testing/example-auth/builders.ts";
import { settle, testRequest } from "../testing/test-request.ts";
import { awsSns } from "./aws-sns.ts";

const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
const certificate = { url: /\.pem$/, text: pem(publicKey) };
const confirmed = { url: /^https:\/\/sns\.eu-west-1\.amazonaws\.com\/\?Action=/, text: "<ok/>" };

const MESSAGE = {
  MessageId: "165545c9-2a5c-472c-8df2-7ff2be2b3b1b",
  TopicArn: "arn:aws:sns:eu-west-1:123456789012:MyTopic",
  Message: "You have chosen to subscribe",
  Timestamp: "2026-01-15T09:30:00.000Z",
  SigningCertURL: "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem",
};
const CONFIRMATION = {
  ...MESSAGE,
  Type: "SubscriptionConfirmation",
  Token: "2336412f37",
  SubscribeURL: "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=2336412f37",
};
const NOTIFICATION = { ...MESSAGE, Type: "Notification" };

function receive(message: object, change: object = {}): Authentication {
  const request = testRequest({ body: message });
  if (typeof awsSns.verification === "string") throw new Error("Amazon SNS signs");
  const { body } = awsSns.verification.sign?.({ private_key: pem(privateKey) }, request) ?? {};
  const signed = { ...JSON.parse(Buffer.from(body ?? "").toString()), ...change };
  return authenticateRequest({ type: "AWS_SNS", auth: null }, testRequest({ body: signed }));
}

describe("Amazon SNS", () => {
  it("confirms a subscription that is signed, and makes no event of it", () => {
    const outcome = settle(receive(CONFIRMATION), [certificate, confirmed]);
    expect(outcome).toMatchObject({ result: "challenge", response: { status: 200 } });
  });

  it("asks for the confirmation every time, and only after the signature is found right", () => {
    const first = receive(CONFIRMATION);
    expect(first.result === "document-needed" && first.document.url).toBe(MESSAGE.SigningCertURL);
    const second = first.result === "document-needed" ? first.resume(certificate.text) : first;
    expect(second).toMatchObject({
      result: "document-needed",
      document: { url: CONFIRMATION.SubscribeURL, cacheMs: 0 },
    });
    const forged = receive(CONFIRMATION, { Token: "another" });
    const outcome = forged.result === "document-needed" && forged.resume(certificate.text);
    expect(outcome).toMatchObject({ result: "rejected" });
  });

  it("keeps a confirmation that cannot be made among the rejected requests", () => {
    expect(settle(receive(CONFIRMATION), [certificate]).result).toBe("rejected");
  });

  it.each([
    "https://sns.eu-west-1.amazonaws.com.evil.example/a.pem",
    "https://evil.example/sns.eu-west-1.amazonaws.com/a.pem",
    "https://sns.eu-west-1.amazonaws.com@evil.example/a.pem",
    "https://a.sns.eu-west-1.amazonaws.com/a.pem",
    "https://sns.eu-west-1.amazonaws.com:8443/a.pem",
    "http://sns.eu-west-1.amazonaws.com/a.pem",
    "https://sns.eu-west-1.amazonaws.com/a.pem?x=.txt#.crt/../",
    "https://snsxeu-west-1.amazonaws.com/a.pem",
    "file:///etc/passwd.pem",
    "sns.eu-west-1.amazonaws.com/a.pem",
    42,
  ])("reads no certificate at %s", (SigningCertURL) => {
    const outcome = receive(NOTIFICATION, { SigningCertURL });
    const isRead = outcome.result === "document-needed";
    // A query changes nothing about whose host it is.
    expect(isRead).toBe(String(SigningCertURL).includes("?x="));
  });

  it("confirms at no other host, whatever was signed", () => {
    const SubscribeURL = "https://evil.example/?Action=ConfirmSubscription";
    const outcome = settle(receive({ ...CONFIRMATION, SubscribeURL }), [
      certificate,
      { url: /evil/, text: "<ok/>" },
    ]);
    expect(outcome.result).toBe("rejected");
  });

  it.each([
    ["another message", { Message: "Pay" }],
    ["another topic", { TopicArn: "arn:aws:sns:eu-west-1:1:Other" }],
    ["an added subject", { Subject: "Pay" }],
    ["another type", { Type: "UnsubscribeConfirmation" }],
    ["an unknown version", { SignatureVersion: "3" }],
    ["no signature", { Signature: undefined }],
  ])("rejects %s", (_, change) => {
    expect(settle(receive(NOTIFICATION, change), [certificate]).result).toBe("rejected");
  });

  it("verifies a notification, and rejects one whose certificate cannot be read", () => {
    expect(settle(receive(NOTIFICATION), [certificate]).result).toBe("verified");
    expect(settle(receive(NOTIFICATION), []).result).toBe("rejected");
  });
});
