import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { authenticateDelivery } from "./authenticate-delivery.ts";

const request = {
  url: "https://example.com/hook?api_key=old&a=1",
  method: "POST",
  headers: ["content-type", "application/json", "authorization", "Bearer of-the-sender"],
  appendedHeaders: ["Idempotency-Key"],
  body: Buffer.from('{"a":1}'),
};

const authenticate = (type: string, auth: Record<string, unknown>) =>
  authenticateDelivery(request, type, auth);

describe("authenticateDelivery", () => {
  it("leaves a request alone whose signature stands in it already", () => {
    expect(authenticate("HOOKDECK_SIGNATURE", {})).toBe(request);
  });

  it.each([
    ["BASIC_AUTH", { username: "a", password: "b:c" }, ["Authorization", "Basic YTpiOmM="]],
    ["BEARER_TOKEN", { token: "t0k" }, ["Authorization", "Bearer t0k"]],
    ["API_KEY", { key: "X-Key", api_key: "k" }, ["X-Key", "k"]],
  ])("adds the header of %s", (type, auth, header) => {
    expect(authenticate(type, auth)?.headers.slice(-2)).toEqual(header);
  });

  it("replaces the sender's own header of that name", () => {
    const headers = authenticate("BEARER_TOKEN", { token: "ours" })?.headers ?? [];
    expect(
      headers
        .join(" ")
        .toLowerCase()
        .match(/authorization/g),
    ).toHaveLength(1);
  });

  it("puts an API key into the query when asked to", () => {
    const signed = authenticate("API_KEY", { key: "api_key", api_key: "n&w", to: "query" });
    expect(signed?.url).toBe("https://example.com/hook?api_key=n%26w&a=1");
  });

  it("signs the body with the destination's own secret", () => {
    const signed = authenticate("CUSTOM_SIGNATURE", { key: "X-Sig", signing_secret: "s" });
    const signature = createHmac("sha256", "s").update(request.body).digest("base64");
    expect(signed?.headers.slice(-2)).toEqual(["X-Sig", signature]);
  });

  it.each(["AWS_SIGNATURE", "", "__proto__", "toString"])(
    "refuses %j, which it cannot speak",
    (type) => {
      expect(authenticate(type, {})).toBeNull();
    },
  );
});
