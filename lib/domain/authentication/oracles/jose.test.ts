import { exportJWK, FlattenedSign, importPKCS8, SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { authenticateRequest } from "../authenticate-request.ts";
import type { Authentication } from "../authentication.ts";
import { neon } from "../providers/neon.ts";
import { ed25519Pair, pem, rsaPair } from "../testing/example-auth/builders.ts";
import { oracle } from "../testing/oracle.ts";
import { sampleRequest } from "../testing/sample-request.ts";

describe("jose, WIX", () => {
  const { publicKey, privateKey } = rsaPair();
  const { body, check, nowMs } = oracle("WIX", { webhook_secret_key: pem(publicKey) }, Date.now());
  const nowS = Math.floor(nowMs / 1_000);
  const token = async (algorithm: string, expiresS: number, key = privateKey) =>
    new SignJWT(JSON.parse(body))
      .setProtectedHeader({ alg: algorithm })
      .setIssuedAt(nowS)
      .setExpirationTime(nowS + expiresS)
      .sign(await importPKCS8(pem(key), algorithm));

  it("signs what we accept", async () => {
    expect(check({ body: Buffer.from(await token("RS256", 60)) })).toBe("verified");
  });

  it.each([
    ["that ended", () => token("RS256", -120)],
    ["of somebody else", () => token("RS256", 60, rsaPair().privateKey)],
    [
      "signed with the public key as a secret",
      () =>
        new SignJWT(JSON.parse(body))
          .setProtectedHeader({ alg: "HS256" })
          .setExpirationTime(nowS + 60)
          .sign(Buffer.from(pem(publicKey))),
    ],
  ])("signs a token %s, which we refuse", async (_, create) => {
    expect(check({ body: Buffer.from(await create()) })).toBe("rejected");
  });
});

describe("jose, NEON", () => {
  const config = { neon_auth_url: "https://ep-a.neonauth.eu-central-1.aws.neon.tech/neondb/auth" };

  it("signs what we accept", async () => {
    const { publicKey, privateKey } = ed25519Pair();
    const request = sampleRequest(neon, Date.now());
    const timestamp = String(request.nowMs);
    const inner = `${timestamp}.${Buffer.from(request.body).toString("base64url")}`;
    const jws = await new FlattenedSign(Buffer.from(inner))
      .setProtectedHeader({ alg: "EdDSA", kid: "k1" })
      .sign(await importPKCS8(pem(privateKey), "EdDSA"));
    const headers = {
      ...request.headers,
      "x-neon-signature": `${jws.protected}..${jws.signature}`,
      "x-neon-signature-kid": "k1",
      "x-neon-timestamp": timestamp,
    };
    const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: "k1" }] });
    const check = (body: Uint8Array): Authentication["result"] => {
      const source = { type: "NEON", auth: { type: "NEON", config } };
      const outcome = authenticateRequest(source, { ...request, headers, body });
      if (outcome.result !== "document-needed") return outcome.result;
      expect(outcome.document.url).toBe(`${config.neon_auth_url}/.well-known/jwks.json`);
      return outcome.resume(keys).result;
    };
    expect(check(request.body)).toBe("verified");
    expect(check(Buffer.from("{}"))).toBe("rejected");
  });
});
