import { describe, expect, it } from "vitest";
import { expiresAt, expiryFault } from "./expiry.ts";

const NOW = new Date("2026-05-10T12:00:00.000Z");

describe("expiresAt", () => {
  it("is so many days from now, or never", () => {
    expect(expiresAt("never", "", NOW)).toBeNull();
    expect(expiresAt("30", "", NOW)).toBe("2026-06-09T12:00:00.000Z");
  });

  it("is the end of a day where the reader is", () => {
    expect(expiresAt("day", "2026-06-01", NOW)).toBe(new Date("2026-06-01T23:59:59").toISOString());
  });
});

describe("expiryFault", () => {
  it("asks for a day, and one that is not over", () => {
    expect(expiryFault("day", "", NOW)).toBe("Choose a day");
    expect(expiryFault("day", "2026-05-01", NOW)).toBe("Choose a day to come");
    expect(expiryFault("day", "2026-06-01", NOW)).toBeNull();
    expect(expiryFault("90", "", NOW)).toBeNull();
  });
});
