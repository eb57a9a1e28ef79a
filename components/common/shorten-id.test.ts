import { describe, expect, it } from "vitest";
import { shortenId } from "./shorten-id.ts";

describe("shortenId", () => {
  it("keeps the prefix, the start and the random end", () => {
    expect(shortenId("evt_01kb2m4x9qa7c3d5e8f0")).toBe("evt_01kb…d5e8f0");
  });
  it("leaves a short id alone", () => {
    expect(shortenId("web_1234567890a")).toBe("web_1234567890a");
  });
  it("shortens text without a prefix", () => {
    expect(shortenId("0123456789abcdef")).toBe("0123…abcdef");
  });
});
