import { describe, expect, it } from "vitest";
import { hasMasked, MASK, maskHeaders, maskPayload, maskQuery, maskUrl } from "./mask-payload.ts";
import { isSecretName } from "./secret-names.ts";

describe("isSecretName", () => {
  it.each([
    ...["authorization", "Authorization", "cookie", "set-cookie", "proxy-authorization"],
    ...["stripe-signature", "x-hub-signature-256", "x-hookdeck-signature", "X-Shopify-Hmac-Sha256"],
    ...["x-hookdeck-signature-2", "webhook-signature", "x-signature-ed25519", "x-api-key"],
    ...["api_key", "apiKey", "x-gitlab-token", "access_token", "client_secret", "clientSecret"],
    ...[
      "password",
      "x-auth-token",
      "jwt",
      "webhook_secret_key",
      "secret_access_key",
      "x-amz-signature",
    ],
  ])("knows %s", (name) => expect(isSecretName(name)).toBe(true));

  it.each([
    ...["content-type", "user-agent", "x-request-id", "accept", "host", "author", "x-event-key"],
    ...["token_type", "tokenizer", "signature_algorithm", "x-shopify-topic", "designature", "key"],
  ])("leaves %s", (name) => expect(isSecretName(name)).toBe(false));
});

describe("maskHeaders", () => {
  it("masks values and keeps names and order", () => {
    expect(
      Object.entries(maskHeaders({ host: "a", authorization: "Bearer x", accept: "*" })),
    ).toEqual([
      ["host", "a"],
      ["authorization", MASK],
      ["accept", "*"],
    ]);
  });
});

describe("maskQuery", () => {
  it.each([
    ["", ""],
    ["a=1&token=x&b=2", `a=1&token=${MASK}&b=2`],
    ["token=&a", "token=&a"],
    ["user%5Bapi_key%5D=x", `user%5Bapi_key%5D=${MASK}`],
    ["X-Amz-Signature=abc&%zz=1", `X-Amz-Signature=${MASK}&%zz=1`],
    ["sig=a=b&key=c", `sig=${MASK}&key=${MASK}`],
  ])("turns %j into %j", (query, masked) => expect(maskQuery(query)).toBe(masked));
});

describe("maskUrl", () => {
  it.each([
    ["https://a.example/x", "https://a.example/x"],
    ["https://a.example/x?key=1#end", `https://a.example/x?key=${MASK}#end`],
  ])("turns %j into %j", (url, masked) => expect(maskUrl(url)).toBe(masked));
});

describe("maskPayload", () => {
  const data = {
    query: "token=x&a=1",
    parsed_query: { token: "x", a: "1", deep: { secret: ["y"], b: ["2"] } },
    headers: { cookie: "a=b", "content-type": "text/plain" },
    body: { password: "stays" },
  };

  it("masks headers and parameters at every depth, and leaves the body", () => {
    expect(maskPayload(data)).toEqual({
      query: `token=${MASK}&a=1`,
      parsed_query: { token: MASK, a: "1", deep: { secret: MASK, b: ["2"] } },
      headers: { cookie: MASK, "content-type": "text/plain" },
      body: { password: "stays" },
    });
  });

  it("can be told apart from what has no secret", () => {
    expect(hasMasked(maskPayload(data))).toBe(true);
    expect(hasMasked(maskPayload({ ...data, query: null, headers: { accept: "*" } }))).toBe(false);
  });
});
