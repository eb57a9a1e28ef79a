import { describe, expect, it } from "vitest";
import { dropOwnCookies } from "./own-cookies.ts";

describe("dropOwnCookies", () => {
  it.each([
    ["sluice.session=secret", undefined],
    ["a=1; sluice.session=secret; b=2", "a=1; b=2"],
    [
      "__Host-sluice.session=s;next-auth.csrf-token=t; __Secure-next-auth.callback-url=u",
      undefined,
    ],
    ["mysluice.session=theirs", "mysluice.session=theirs"],
    ["", ""],
  ])("%j becomes %j", (cookie, expected) => {
    const headers: Record<string, string> = { cookie, "x-a": "1" };
    dropOwnCookies(headers);
    expect(headers).toEqual(
      expected === undefined ? { "x-a": "1" } : { cookie: expected, "x-a": "1" },
    );
  });
});
