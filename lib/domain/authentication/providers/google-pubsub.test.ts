import { generateKeyPairSync } from "node:crypto";
import { exportJWK, SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { authenticateRequest } from "../authenticate-request.ts";
import type { Authentication } from "../authentication.ts";
import { settle, testRequest } from "../testing/test-request.ts";

const config = {
  audience: "https://sluice.example/pubsub",
  service_account_email: "pusher@project.iam.gserviceaccount.com",
};
const nowMs = Date.UTC(2026, 5, 1, 12);
const now = nowMs / 1_000;
const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
const CLAIMS = {
  iss: "https://accounts.google.com",
  aud: config.audience,
  email: config.service_account_email,
  email_verified: true,
  iat: now,
  exp: now + 3_600,
};

async function receive(claims: object, kid = "k1"): Promise<Authentication> {
  const token = await new SignJWT({ ...claims })
    .setProtectedHeader({ alg: "RS256", kid })
    .sign(privateKey);
  const headers = { authorization: `Bearer ${token}` };
  const source = { type: "GOOGLE_PUBSUB", auth: { type: "GOOGLE_PUBSUB", config } };
  return authenticateRequest(source, testRequest({ headers, nowMs }));
}

async function keySet(kid: string) {
  return JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid }] });
}

describe("Google Pub/Sub", () => {
  it("takes a token of the service account as jose makes it", async () => {
    const documents = [{ url: /certs$/, text: await keySet("k1") }];
    expect(settle(await receive(CLAIMS), documents).result).toBe("verified");
  });

  it.each<[string, object]>([
    ["another audience", { aud: "https://other.example" }],
    ["another account", { email: "other@project.iam.gserviceaccount.com" }],
    ["an address that was not verified", { email_verified: false }],
    ["another issuer", { iss: "https://accounts.example.com" }],
    ["an end that has passed", { exp: now - 61 }],
    ["no end", { exp: undefined }],
  ])("rejects %s without reading a key", async (_, change) => {
    expect((await receive({ ...CLAIMS, ...change })).result).toBe("rejected");
  });

  it("reads the keys again when it finds none of that id, and no third time", async () => {
    const first = await receive(CLAIMS, "k2");
    if (first.result !== "document-needed") throw new Error("a key is needed");
    const second = first.resume(await keySet("k1"));
    if (second.result !== "document-needed") throw new Error("the key may be new");
    expect(second.document.cacheMs).toBeLessThan(first.document.cacheMs);
    expect(second.document.headers).not.toEqual(first.document.headers);
    expect(second.resume(await keySet("k2")).result).toBe("verified");
    expect(second.resume(await keySet("k1")).result).toBe("rejected");
    expect(second.resume("not JSON").result).toBe("rejected");
    expect(second.resume('{"keys":[{"kid":"k2","kty":"RSA"}]}').result).toBe("rejected");
  });
});
