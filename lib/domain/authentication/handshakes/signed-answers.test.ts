import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { AuthConfig, AuthenticatedRequest } from "../authentication.ts";
import { PROVIDERS } from "../registry.ts";
import { testRequest } from "../testing/test-request.ts";

const NOW_S = String(testRequest().nowMs / 1_000);
const secret = { webhook_secret_key: "s3cret" };

function zoom(plainToken: string): Partial<AuthenticatedRequest> {
  const body = JSON.stringify({ event: "endpoint.url_validation", payload: { plainToken } });
  const hash = createHmac("sha256", "s3cret").update(`v0:${NOW_S}:${body}`).digest("hex");
  const headers = { "x-zm-signature": `v0=${hash}`, "x-zm-request-timestamp": NOW_S };
  return testRequest({ headers, body });
}

const get = (name: string) => (text: string) => ({
  method: "GET",
  query: new URLSearchParams({ [name]: text }).toString(),
});

/** Providers that want a text signed with the key of their events, and how they ask. */
const ASKING: [string, AuthConfig, (text: string) => Partial<AuthenticatedRequest>][] = [
  ["LINKEDIN", secret, get("challengeCode")],
  [
    "SMARTCAR",
    secret,
    (challenge) => testRequest({ body: { eventType: "VERIFY", data: { challenge } } }),
  ],
  ["TWITTER", { api_key: "s3cret" }, get("crc_token")],
  ["ZOOM", secret, zoom],
];

describe.each(ASKING)("%s", (type, config, ask) => {
  const answer = (text: string) =>
    PROVIDERS.get(type)?.handshake?.({ ...testRequest(), ...ask(text) }, config) ?? null;

  it("is answered", () => {
    expect(answer("890e4665-4dfe-4ab1-b689-ed553bceeed0")?.status).toBe(200);
  });

  it.each(['{"a":1}', '{"event":"x"}', `v0:${NOW_S}:{}`, "[]", "hmacsha256={}", "a=1&b=2"])(
    "has nothing signed that could pass for an event: %s",
    (text) => {
      expect(answer(text)).toBeNull();
    },
  );
});

describe("ZOOM", () => {
  it("is not answered when the question is not signed", () => {
    const question = { ...zoom("qgg8vlvZRS6UYooatFL8Aw"), headers: {} };
    const handshake = PROVIDERS.get("ZOOM")?.handshake;
    expect(handshake?.({ ...testRequest(), ...question }, secret)).toBeNull();
  });
});
