import { describe, expect, it } from "vitest";
import { expectsVerification } from "./expects-verification.ts";

const auth = (type: string) => ({ type, config: {} });

describe("expectsVerification", () => {
  it.each([
    ["a generic source without authentication", "WEBHOOK", null, false],
    ["a generic source with authentication", "WEBHOOK", auth("HMAC"), true],
    ["a generic source that copies a provider", "WEBHOOK", auth("STRIPE"), true],
    ["a provider whose secret is not set", "STRIPE", null, true],
    ["what may only be published", "PUBLISH_API", null, true],
    ["a way that nobody knows", "WEBHOOK", auth("CUSTOM_GONE"), true],
  ])("of %s", (_, type, auth, isExpected) => {
    expect(expectsVerification({ type, auth })).toBe(isExpected);
  });
});
