import { createHash, createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { authenticateRequest } from "./authenticate-request.ts";
import type { AuthConfig, AuthenticatedRequest } from "./authentication.ts";
import { testRequest } from "./testing/test-request.ts";

const SECRET = "s3cret";
const check = (
  type: string,
  request: AuthenticatedRequest,
  config: AuthConfig = { webhook_secret_key: SECRET },
) => authenticateRequest({ type, auth: { type, config } }, request).result;
const hmac = (algorithm: string, content: string) => createHmac(algorithm, SECRET).update(content);
const sha384 = (content: string) => createHash("sha384").update(content).digest("hex");

describe("PAYMOB", () => {
  it("signs a saved card by fields of its own", () => {
    const obj = {
      id: 1,
      token: "98712d",
      masked_pan: "xxxx-2346",
      merchant_id: 2,
      card_subtype: "MasterCard",
      created_at: "2026-06-01T12:00:00",
      email: "ada@example.com",
      order_id: "3",
    };
    const content = "MasterCard2026-06-01T12:00:00ada@example.com1xxxx-234623" + "98712d";
    const query = `hmac=${hmac("sha512", content).digest("hex")}`;
    const request = testRequest({ body: { type: "TOKEN", obj }, query });
    expect(check("PAYMOB", request)).toBe("verified");
    const forged = testRequest({ body: { type: "TOKEN", obj: { ...obj, token: "0" } }, query });
    expect(check("PAYMOB", forged)).toBe("rejected");
  });
});

describe("PRAXIS", () => {
  it("signs a subscription by fields of its own", () => {
    const body = {
      event: "PaymentSucceeded",
      merchant_id: "M",
      application_key: "A",
      cid: "1",
      plan_id: 2,
      subscription_id: 3,
      subscription_status: "active",
      timestamp: 1780315200,
    };
    const signature = sha384(`PaymentSucceededMA123active1780315200${SECRET}`);
    const headers = { "gt-authentication": signature };
    expect(check("PRAXIS", testRequest({ headers, body }))).toBe("verified");
    const forged = { ...body, subscription_status: "inactive" };
    expect(check("PRAXIS", testRequest({ headers, body: forged }))).toBe("rejected");
  });
});

describe("TREEZOR", () => {
  it("signs the object as PHP writes it, however it is sent", () => {
    const asPhp = String.raw`{"users":[{"url":"https:\/\/a.example\/\u00e9","name":"\ud83d\ude00\"\n"}]}`;
    const signature = hmac("sha256", asPhp).digest("base64");
    const spaced = `{ "object_payload": { "users": [{ "url": "https://a.example/é", "name": "😀\\"\\n" }] },
      "object_payload_signature": "${signature}" }`;
    expect(check("TREEZOR", testRequest({ body: spaced }))).toBe("verified");
    expect(check("TREEZOR", testRequest({ body: spaced.replace("é", "e") }))).toBe("rejected");
  });
});

describe("USPS", () => {
  it("is believed by the older name of its header", () => {
    const body = { timestamp: "2026-06-01T12:00:00Z", payload: '{"status":"Delivered"}' };
    const signature = hmac("sha256", body.timestamp + body.payload).digest("base64");
    const request = (headers: Record<string, string>) => testRequest({ headers, body });
    expect(check("USPS", request({ "hmac-header": signature }))).toBe("verified");
    expect(check("USPS", request({ "x-hmac": "AAAA", "hmac-header": signature }))).toBe("rejected");
  });
});

describe("VAPI", () => {
  const body = { message: { type: "status-update" } };
  const signature = hmac("sha512", JSON.stringify(body)).digest("base64url");
  const config = {
    webhook_secret_key: SECRET,
    algorithm: "sha512",
    encoding: "base64url",
    header_key: "X-My-Signature",
  };

  it("signs as its credential says", () => {
    const request = testRequest({ headers: { "x-my-signature": signature }, body });
    expect(check("VAPI", request, config)).toBe("verified");
    expect(check("VAPI", request)).toBe("rejected");
  });
});
