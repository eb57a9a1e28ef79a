import { describe, expect, it } from "vitest";
import { mailDueAt } from "./mail-due-at.ts";

const at = (mail: "immediate" | "hourly" | "daily" | "off", zone: string, now: string, hour = 9) =>
  mailDueAt({ mail, daily_hour: hour, time_zone: zone }, new Date(now))?.toISOString() ?? null;

describe("mailDueAt", () => {
  it.each([
    ["immediate", "UTC", "2026-11-23T10:20:31.000Z", "2026-11-23T10:20:31.000Z"],
    ["off", "UTC", "2026-11-23T10:20:31.000Z", null],
    ["hourly", "UTC", "2026-11-23T10:20:31.000Z", "2026-11-23T11:00:00.000Z"],
    ["hourly", "UTC", "2026-11-23T10:00:00.000Z", "2026-11-23T11:00:00.000Z"],
    ["hourly", "Asia/Kathmandu", "2026-11-23T10:20:31.000Z", "2026-11-23T11:15:00.000Z"],
    ["daily", "Europe/Zurich", "2026-11-23T07:59:00.000Z", "2026-11-23T08:00:00.000Z"],
    ["daily", "Europe/Zurich", "2026-11-23T08:00:00.000Z", "2026-11-24T08:00:00.000Z"],
    ["daily", "America/St_Johns", "2026-11-23T10:00:00.000Z", "2026-11-23T12:30:00.000Z"],
  ] as const)("%s in %s at %s is %s", (mail, zone, now, due) => {
    expect(at(mail, zone, now)).toBe(due);
  });

  it("keeps the hour of the day when clocks change, and leaves out one that there is not", () => {
    expect(at("daily", "Europe/Zurich", "2026-10-24T08:00:00.000Z")).toBe(
      "2026-10-25T08:00:00.000Z",
    );
    expect(at("daily", "Europe/Zurich", "2027-03-27T02:00:00.000Z", 2)).toBe(
      "2027-03-29T00:00:00.000Z",
    );
  });
});
