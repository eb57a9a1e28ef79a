import { createHash, createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { authenticateRequest } from "./authenticate-request.ts";
import type { AuthenticatedRequest } from "./authentication.ts";
import { testRequest } from "./testing/test-request.ts";

const SECRET = "s3cret";
const BODY = '{"a":1}';
const URL_OF_SOURCE = "https://sluice.example/e/token";
const NOW_S = Date.UTC(2026, 5, 1, 12) / 1_000;

const check = (type: string, request: AuthenticatedRequest) => {
  const config = { webhook_secret_key: SECRET };
  return authenticateRequest({ type, auth: { type, config } }, request).result;
};
const hmac = (algorithm: string, content: string) => createHmac(algorithm, SECRET).update(content);
const hash = (algorithm: string, content: string) =>
  createHash(algorithm).update(content).digest("hex");

const TIMED = hmac("sha256", `${NOW_S}.${BODY}`).digest("hex");
const SECRET_BYTES = Buffer.from(SECRET, "base64");

/** The suite signs in one way; providers that have several are checked here in the others. */
describe("a provider that signs in more than one way", () => {
  it.each<[string, string, Record<string, string>]>([
    ["CLIO", "in base64", { "x-hook-signature": hmac("sha256", BODY).digest("base64") }],
    [
      "CLOUDINARY",
      "with the longer hash",
      {
        "x-cld-timestamp": String(NOW_S),
        "x-cld-signature": hash("sha256", `${BODY}${NOW_S}${SECRET}`),
      },
    ],
    ["COINBASE", "for Commerce", { "x-cc-webhook-signature": hmac("sha256", BODY).digest("hex") }],
    [
      "COINBASE",
      "with an older signature beside it",
      {
        "x-event-id": "1",
        "x-hook0-signature": `t=${NOW_S},v0=${"0".repeat(64)},h=x-event-id x-none,v1=${hmac(
          "sha256",
          `${NOW_S}.x-event-id x-none.1..${BODY}`,
        ).digest("hex")}`,
      },
    ],
    [
      "DOCUSIGN",
      "with its third key",
      {
        "x-docusign-signature-1": hmac("sha256", "other").digest("base64"),
        "x-docusign-signature-3": hmac("sha256", BODY).digest("base64"),
      },
    ],
    ["FRONTAPP", "for a rule", { "x-front-signature": hmac("sha1", BODY).digest("base64") }],
    [
      "HUBSPOT",
      "in version 2",
      { "x-hubspot-signature": hash("sha256", `${SECRET}POST${URL_OF_SOURCE}${BODY}`) },
    ],
    [
      "PERSONA",
      "with an old and a new secret",
      { "persona-signature": `t=${NOW_S},v1=${"0".repeat(64)} t=${NOW_S},v1=${TIMED}` },
    ],
    [
      "QUO",
      "as OpenPhone",
      {
        "openphone-signature": `hmac;1;${NOW_S}000;${createHmac("sha256", SECRET_BYTES)
          .update(`${NOW_S}000.${BODY}`)
          .digest("base64")}`,
      },
    ],
    ["RECHARGE", "by a plain hash", { "x-recharge-hmac-sha256": hash("sha256", SECRET + BODY) }],
    [
      "RECURLY",
      "with an old and a new secret, the time in milliseconds",
      {
        "recurly-signature": `${NOW_S}000,${"0".repeat(64)},${hmac(
          "sha256",
          `${NOW_S}000.${BODY}`,
        ).digest("hex")}`,
      },
    ],
    ["SHOPLINE", "in base64", { "x-shopline-hmac-sha256": hmac("sha256", BODY).digest("base64") }],
    [
      "SYNCTERA",
      "with an old and a new secret",
      {
        "request-timestamp": String(NOW_S),
        "synctera-signature": `${"0".repeat(64)}.${TIMED}`,
      },
    ],
    [
      "ZEROHASH",
      "without a time",
      { "x-zh-hook-signature-256": hmac("sha256", BODY).digest("hex") },
    ],
  ])("%s %s", (type, _, headers) => {
    const request = testRequest({ headers, body: BODY });
    expect(check(type, request)).toBe("verified");
    expect(check(type, { ...request, body: Buffer.from(`${BODY} `) })).toBe("rejected");
  });

  it("takes nothing that is signed with the empty key of a secret that cannot be decoded", () => {
    const empty = createHmac("sha256", "");
    const signature = empty.update(BODY).digest("hex");
    const headers = { "x-airtable-content-mac": `hmac-sha256=${signature}` };
    const config = { webhook_secret_key: "%%%" };
    const auth = { type: "AIRTABLE", config };
    const request = testRequest({ headers, body: BODY });
    expect(authenticateRequest({ type: "AIRTABLE", auth }, request).result).toBe("rejected");
  });

  it("LINKEDIN signs no challenge that could be an event", () => {
    const challenge = (code: string) =>
      testRequest({ method: "GET", query: `challengeCode=${encodeURIComponent(code)}` });
    expect(check("LINKEDIN", challenge("890e4665-4dfe-4ab1-b689-ed553bceeed0"))).toBe("challenge");
    expect(check("LINKEDIN", challenge('hmacsha256={"type":"LEAD_ACTION"}'))).toBe("rejected");
  });

  it("ADYEN takes a body only when every item of it is signed", () => {
    const fields = { pspReference: "1", eventCode: "CAPTURE", success: "true" };
    const content = "1:::::".concat(":CAPTURE:true");
    const key = Buffer.from("00ff", "hex");
    const hmacSignature = createHmac("sha256", key).update(content).digest("base64");
    const good = { NotificationRequestItem: { ...fields, additionalData: { hmacSignature } } };
    const bad = { NotificationRequestItem: { ...fields, success: "false" } };
    const receive = (...notificationItems: unknown[]) =>
      authenticateRequest(
        { type: "ADYEN", auth: { type: "ADYEN", config: { webhook_secret_key: "00ff" } } },
        testRequest({ body: { notificationItems } }),
      ).result;
    expect(receive(good)).toBe("verified");
    expect(receive(good, good)).toBe("verified");
    expect(receive(good, bad)).toBe("rejected");
    expect(receive(good, null)).toBe("rejected");
    expect(receive()).toBe("rejected");
  });
});
