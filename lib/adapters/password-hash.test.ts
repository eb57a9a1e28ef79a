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
    const fastestMs = async (candidate: string | null) => {
      let fastest = Number.POSITIVE_INFINITY;
      for (let run = 0; run < 8; run += 1) {
        const startedAt = performance.now();
        await verifyPassword(candidate, "wrong");
        fastest = Math.min(fastest, performance.now() - startedAt);
      }
      return fastest;
    };
    const [known, unknown] = [await fastestMs(hash), await fastestMs(null)];
    expect(unknown / known).toBeGreaterThan(0.4);
    expect(unknown / known).toBeLessThan(2.5);
  });
});
