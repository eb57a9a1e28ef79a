import { describe, expect, it } from "vitest";
import { readApiKey } from "./read-api-key.ts";

const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;

describe("readApiKey", () => {
  it.each([
    ["Bearer hd_abc", "hd_abc"],
    ["bearer   hd_abc ", "hd_abc"],
    ["BEARER hd_abc", "hd_abc"],
    [basic("hd_abc:"), "hd_abc"],
    [basic("hd_abc"), "hd_abc"],
    [basic("hd_abc:ignored"), "hd_abc"],
    ["Bearer", null],
    ["Basic", null],
    [basic(":hd_abc"), null],
    ["hd_abc", null],
    ["Digest hd_abc", null],
    ["", null],
    [`Bearer ${"x".repeat(256)}`, null],
  ])("of %j is %j", (header, key) => {
    expect(readApiKey(header)).toBe(key);
  });
});
