import { describe, expect, it } from "vitest";
import { apiKeyHint, hashApiKey, newApiKeySecret } from "./api-key-secret.ts";

describe("newApiKeySecret", () => {
  it("holds 32 random bytes after the prefix that clients know", () => {
    for (const [kind, prefix] of [
      ["project", "hd_"],
      ["cli", "hd_"],
      ["organization", "hd_org_"],
    ] as const) {
      const secret = newApiKeySecret(kind);
      expect(secret.startsWith(prefix)).toBe(true);
      expect(Buffer.from(secret.slice(prefix.length), "base64url")).toHaveLength(32);
    }
  });
});

describe("hashApiKey", () => {
  it("is SHA-256", () => {
    expect(hashApiKey("abc").toString("hex")).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
  });
});

describe("apiKeyHint", () => {
  it.each([
    [`hd_${"abcdefghij".repeat(4)}klm`, "hd_abcd…jklm"],
    ["operators-own-key", "op…ey"],
    ["twelve-chars", "tw…rs"],
  ])("of %s is %s", (secret, hint) => {
    expect(apiKeyHint(secret)).toBe(hint);
  });
});
