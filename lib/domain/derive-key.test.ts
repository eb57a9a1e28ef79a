import { describe, expect, it } from "vitest";
import { deriveKey } from "./derive-key.ts";

const SECRET_KEY = "0123456789abcdef0123456789abcdef";

describe("deriveKey", () => {
  it("gives each purpose and each secret key a key of its own, always the same", () => {
    const keys = [
      deriveKey(SECRET_KEY, "secret-box"),
      deriveKey(SECRET_KEY, "secret-box-id"),
      deriveKey(SECRET_KEY, "session-cookie"),
      deriveKey(SECRET_KEY, "setup-link"),
      deriveKey(`${SECRET_KEY}0`, "secret-box"),
    ].map((key) => key.toString("hex"));
    expect(new Set(keys).size).toBe(5);
    expect(deriveKey(SECRET_KEY, "secret-box").toString("hex")).toBe(keys[0]);
  });

  it("never changes: what is stored must open after an update", () => {
    expect(deriveKey(SECRET_KEY, "secret-box").toString("hex")).toBe(
      "913f538706f8ae314dd472343050204c8a02def2983d0e67d61ec959db6556d7",
    );
  });
});
