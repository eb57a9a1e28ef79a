import { describe, expect, it } from "vitest";
import { hashRecoveryCode, RECOVERY_CODE_BYTES, toRecoveryCode } from "./recovery-code.ts";

describe("toRecoveryCode", () => {
  it("has two groups of letters and digits that are not taken for each other", () => {
    for (let byte = 0; byte < 256; byte += 1) {
      const code = toRecoveryCode(new Uint8Array(RECOVERY_CODE_BYTES).fill(byte));
      expect(code).toMatch(/^[2-9a-hj-km-np-z]{5}-[2-9a-hj-km-np-z]{5}$/);
    }
  });
});

describe("hashRecoveryCode", () => {
  it.each(["k3m9p-x7q2r", "K3M9P-X7Q2R", " k3m9px7q2r ", "k3m9p x7q2r"])("reads %j", (code) => {
    expect(hashRecoveryCode(code)).toEqual(hashRecoveryCode("k3m9p-x7q2r"));
  });

  it("tells codes apart", () => {
    expect(hashRecoveryCode("k3m9p-x7q2s")).not.toEqual(hashRecoveryCode("k3m9p-x7q2r"));
  });
});
