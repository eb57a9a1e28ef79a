import { describe, expect, it } from "vitest";
import { signBody } from "#lib/domain/delivery/sign.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

describe("signBody", () => {
  it("is HMAC-SHA256 in base64", () => {
    // RFC 4231, test case 2.
    const expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
    const signature = signBody(utf8("what do ya want for nothing?"), "Jefe");
    expect(Buffer.from(signature, "base64").toString("hex")).toBe(expected);
  });

  it("changes with every bit of body and secret", () => {
    const body = Uint8Array.of(0xff, 0x00, 0xfe);
    expect(signBody(body, "a")).not.toBe(signBody(Uint8Array.of(0xff, 0x00, 0xff), "a"));
    expect(signBody(body, "a")).not.toBe(signBody(body, "b"));
  });
});
