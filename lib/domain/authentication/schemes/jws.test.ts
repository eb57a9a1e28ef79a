import { createHmac, generateKeyPairSync } from "node:crypto";
import { CompactSign, SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { claimsOf, isInForce, isSignedBy, readJws } from "./jws.ts";

const SECRET = "a secret of thirty-two bytes, 32";
const bytes = (text: string) => new TextEncoder().encode(text);
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const rsa = generateKeyPairSync("rsa", { modulusLength: 2_048 });
const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });
const ed = generateKeyPairSync("ed25519");

const isRight = (token: string, key: Parameters<typeof isSignedBy>[1]) => {
  const jws = readJws(token);
  return jws !== null && isSignedBy(jws, key);
};

describe("isSignedBy", () => {
  it.each([
    ["RS256", rsa],
    ["RS512", rsa],
    ["PS256", rsa],
    ["ES256", ec],
    ["EdDSA", ed],
  ] as const)("takes %s as jose signs it, and no change of any part", async (alg, pair) => {
    const token = await new SignJWT({ a: 1 })
      .setProtectedHeader({ alg, kid: "k" })
      .sign(pair.privateKey);
    expect(isRight(token, pair.publicKey)).toBe(true);
    const [header = "", , signature = ""] = token.split(".");
    expect(isRight(`${header}.${encode({ a: 2 })}.${signature}`, pair.publicKey)).toBe(false);
    expect(isRight(token.slice(0, -4), pair.publicKey)).toBe(false);
    expect(isRight(token, SECRET)).toBe(false);
  });

  it.each(["HS256", "HS384", "HS512"])("takes %s with a shared secret", async (alg) => {
    const key = bytes(SECRET.repeat(2));
    const token = await new SignJWT({ a: 1 }).setProtectedHeader({ alg }).sign(key);
    expect(isRight(token, SECRET.repeat(2))).toBe(true);
    expect(isRight(token, "another")).toBe(false);
  });

  it("never lets a token choose what its key is not for", () => {
    const pem = rsa.publicKey.export({ type: "spki", format: "pem" }).toString();
    const sign = (alg: string) => {
      const content = `${encode({ alg })}.${encode({ a: 1 })}`;
      return `${content}.${createHmac("sha256", pem).update(content).digest("base64url")}`;
    };
    expect(isRight(sign("HS256"), rsa.publicKey)).toBe(false);
    expect(isRight(sign("none"), rsa.publicKey)).toBe(false);
    expect(isRight(`${encode({ alg: "none" })}.${encode({ a: 1 })}.`, SECRET)).toBe(false);
    expect(isRight(sign("RS256"), ec.publicKey)).toBe(false);
  });

  it("takes a payload that is sent apart", async () => {
    const body = bytes('{"a":1}');
    const token = await new CompactSign(body)
      .setProtectedHeader({ alg: "RS512", kid: "k" })
      .sign(rsa.privateKey);
    const [header, payload, signature] = token.split(".");
    const detached = readJws(`${header}..${signature}`);
    expect(detached && isSignedBy(detached, rsa.publicKey, payload)).toBe(true);
    expect(detached && isSignedBy(detached, rsa.publicKey, encode({ a: 2 }))).toBe(false);
  });
});

describe("readJws", () => {
  it.each(["", "a", "a.b", "a.b.c", "a.b.c.d", "e30.e30.e30", ".".repeat(100_000), "%.%.%"])(
    "makes nothing of %j",
    (text) => {
      expect(readJws(text)).toBeNull();
    },
  );

  it("refuses a token that asks for an extension", () => {
    expect(readJws(`${encode({ alg: "RS256", crit: ["b64"], b64: false })}.e30.AA`)).toBeNull();
  });
});

describe("isInForce", () => {
  const nowMs = Date.UTC(2026, 5, 1);
  const now = nowMs / 1_000;
  it.each<[string, object, boolean]>([
    ["that has not ended", { exp: now + 1 }, true],
    ["that ended a minute ago", { exp: now - 61 }, false],
    ["without an end", {}, false],
    ["that starts later", { exp: now + 3_600, nbf: now + 61 }, false],
    ["that was made later", { exp: now + 3_600, iat: now + 61 }, false],
    ["with times as text", { exp: String(now + 1) }, false],
  ])("a token %s", (_, claims, expected) => {
    expect(isInForce({ ...claims }, nowMs)).toBe(expected);
  });

  it("reads the claims of a token, and none of broken ones", () => {
    const token = (payload: string) => readJws(`${encode({ alg: "RS256" })}.${payload}.AA`);
    const [good, broken] = [token(encode({ exp: 1 })), token("AAAA")];
    expect(good && claimsOf(good)).toEqual({ exp: 1 });
    expect(broken && claimsOf(broken)).toBeNull();
  });
});
