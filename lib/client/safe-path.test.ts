import { describe, expect, it } from "vitest";
import { safePath } from "./safe-path.ts";

describe("safePath", () => {
  it("keeps a path of this site", () => {
    expect(safePath("/events?status=FAILED")).toBe("/events?status=FAILED");
  });
  it.each([
    null,
    "",
    "events",
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
  ])("does not follow %j", (wish) => {
    expect(safePath(wish)).toBe("/");
  });
});
