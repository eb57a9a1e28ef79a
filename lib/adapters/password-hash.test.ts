import { describe, expect, it } from "vitest";
import { hashPassword, verifyPassword } from "./password-hash.ts";

describe("verifyPassword", () => {
  it("accepts the password and nothing else", async () => {
    const hash = await hashPassword("correct horse");
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword(hash, "correct horse")).toBe(true);
    expect(await verifyPassword(hash, "correct horse ")).toBe(false);
    expect(await verifyPassword(hash, "")).toBe(false);
  });

  it("accepts the same letters typed on another keyboard", async () => {
    expect(await verifyPassword(await hashPassword("caf\u00e9-1234"), "cafe\u0301-1234")).toBe(
      true,
    );
  });

  it("salts: equal passwords have different hashes", async () => {
    expect(await hashPassword("same")).not.toBe(await hashPassword("same"));
  });

  it("refuses an unknown account, also with the decoy's own password", async () => {
    expect(await verifyPassword(null, "decoy")).toBe(false);
  });

  it("works as long for an unknown account as for a known one", async () => {
    const hash = await hashPassword("correct horse");
    const elapsedMs = async (candidate: string | null) => {
      const startedAt = performance.now();
      await verifyPassword(candidate, "wrong");
      return performance.now() - startedAt;
    };
    // In turns, so that a machine that slows down slows both; the fastest are what the code itself takes.
    const fastest = { known: Number.POSITIVE_INFINITY, unknown: Number.POSITIVE_INFINITY };
    for (let run = 0; run < 12; run += 1) {
      fastest.known = Math.min(fastest.known, await elapsedMs(hash));
      fastest.unknown = Math.min(fastest.unknown, await elapsedMs(null));
    }
    expect(fastest.unknown / fastest.known).toBeGreaterThan(0.3);
    expect(fastest.unknown / fastest.known).toBeLessThan(3);
  });
});
