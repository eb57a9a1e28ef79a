import { describe, expect, it } from "vitest";
import { matchTotp, toBase32, totpCode, totpUri } from "./totp.ts";

/** The secret of RFC 6238, appendix B, and of RFC 4226, appendix D. */
const SECRET = Buffer.from("12345678901234567890");
const NOW_MS = 1_111_111_109_000;

describe("totpCode", () => {
  it.each([
    [59, "94287082"],
    [1_111_111_109, "07081804"],
    [1_111_111_111, "14050471"],
    [1_234_567_890, "89005924"],
    [2_000_000_000, "69279037"],
    [20_000_000_000, "65353130"],
  ])("at second %d is %s, as RFC 6238 says", (second, code) => {
    expect(totpCode(SECRET, second * 1_000, 8)).toBe(code);
    expect(totpCode(SECRET, second * 1_000)).toBe(code.slice(2));
  });

  it.each([
    "755224",
    "287082",
    "359152",
    "969429",
    "338314",
    "254676",
    "287922",
    "162583",
    "399871",
    "520489",
  ])("follows RFC 4226 for each counter: %s", (code) => {
    const codes = Array.from({ length: 10 }, (_, counter) => totpCode(SECRET, counter * 30_000));
    expect(codes).toContain(code);
  });
});

describe("matchTotp", () => {
  const match = (code: string, lastStep: number | null = null, nowMs = NOW_MS) =>
    matchTotp(SECRET, code, { nowMs, lastStep });
  const step = Math.floor(NOW_MS / 30_000);

  it.each([-1, 0, 1])("takes the code of the step %d away", (away) => {
    expect(match(totpCode(SECRET, NOW_MS + away * 30_000))).toBe(step + away);
  });

  it.each([-2, 2])("refuses the code of the step %d away", (away) => {
    expect(match(totpCode(SECRET, NOW_MS + away * 30_000))).toBeNull();
  });

  it("refuses a code that was used, and those before it", () => {
    expect(match(totpCode(SECRET, NOW_MS), step)).toBeNull();
    expect(match(totpCode(SECRET, NOW_MS - 30_000), step)).toBeNull();
    expect(match(totpCode(SECRET, NOW_MS + 30_000), step)).toBe(step + 1);
  });

  it.each(["", "000000", "12345", "1234567", " 081804", "０８１８０４"])("refuses %j", (code) => {
    expect(match(code)).toBeNull();
  });
});

describe("toBase32", () => {
  it.each([
    ["", ""],
    ["f", "MY"],
    ["fo", "MZXQ"],
    ["foo", "MZXW6"],
    ["foob", "MZXW6YQ"],
    ["fooba", "MZXW6YTB"],
    ["foobar", "MZXW6YTBOI"],
  ])("of %j is %s, as RFC 4648 says", (text, expected) => {
    expect(toBase32(Buffer.from(text))).toBe(expected);
  });
});

describe("totpUri", () => {
  it("names account and issuer", () => {
    const uri = totpUri(SECRET, "ada+test@example.com", "Sluice at home");
    expect(uri).toBe(
      "otpauth://totp/Sluice%20at%20home:ada%2Btest%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Sluice%20at%20home",
    );
  });
});
