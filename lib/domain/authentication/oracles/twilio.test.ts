import { createHash } from "node:crypto";
import twilio from "twilio";
import { describe, expect, it } from "vitest";
import { oracle } from "../testing/oracle.ts";

const token = "12345";
const { body, check, signed } = oracle("TWILIO", { webhook_secret_key: token }, Date.now());
const { getExpectedTwilioSignature, validateRequest, validateRequestWithBody } = twilio;
const URL = "https://sluice.example/e/token";
const form = (fields: [string, string][]) => Buffer.from(new URLSearchParams(fields).toString());

describe("twilio", () => {
  it("signs the forms that we accept", () => {
    const params = Object.fromEntries(new URLSearchParams(body));
    const signature = getExpectedTwilioSignature(token, URL, params);
    expect(check({ headers: { "x-twilio-signature": signature } })).toBe("verified");
    const other = getExpectedTwilioSignature(token, `${URL}/other`, params);
    expect(check({ headers: { "x-twilio-signature": other } })).toBe("rejected");
  });

  it("signs fields that are there several times as we read them", () => {
    const params = { To: "b", MediaUrl: ["z", "a", "a"], empty: "" };
    const signature = getExpectedTwilioSignature(token, URL, params);
    const sent = form([
      ["To", "b"],
      ["MediaUrl", "z"],
      ["empty", ""],
      ["MediaUrl", "a"],
      ["MediaUrl", "a"],
    ]);
    const headers = { "x-twilio-signature": signature };
    expect(check({ headers, body: sent })).toBe("verified");
    expect(check({ headers, body: form([["To", "b"]]) })).toBe("rejected");
  });

  it.each([
    ["a port that we do not see", URL, "https://sluice.example:443/e/token"],
    ["no port where we see one", "https://sluice.example:8443/e/token?a=1", `${URL}?a=1`],
  ])("signs URLs with %s", (_, seen, url) => {
    const params = Object.fromEntries(new URLSearchParams(body));
    const headers = { "x-twilio-signature": getExpectedTwilioSignature(token, url, params) };
    expect(check({ headers, urls: () => [seen] })).toBe("verified");
  });

  it("signs other bodies by a hash in the URL", () => {
    const json = Buffer.from('{"status":"ok"}');
    const query = `bodySHA256=${createHash("sha256").update(json).digest("hex")}`;
    const url = `${URL}?${query}`;
    const headers = {
      "content-type": "application/json",
      "x-twilio-signature": getExpectedTwilioSignature(token, url, {}),
    };
    const sent = { headers, query, urls: () => [url] };
    expect(check({ ...sent, body: json })).toBe("verified");
    expect(check({ ...sent, body: Buffer.from('{"status":"no"}') })).toBe("rejected");
    expect(
      validateRequestWithBody(token, headers["x-twilio-signature"], url, json.toString()),
    ).toBe(true);
  });

  it("does not cover a body that is neither", () => {
    const headers = {
      "content-type": "application/json",
      "x-twilio-signature": getExpectedTwilioSignature(token, URL, {}),
    };
    expect(check({ headers, body: Buffer.alloc(0) })).toBe("verified");
    expect(check({ headers, body: Buffer.from("{}") })).toBe("rejected");
  });

  it("accepts what we sign", () => {
    const signature = signed().headers["x-twilio-signature"] ?? "";
    const params = Object.fromEntries(new URLSearchParams(body));
    expect(validateRequest(token, signature, URL, params)).toBe(true);
    expect(validateRequest(token, signature, URL, { ...params, Body: "x" })).toBe(false);
  });
});
