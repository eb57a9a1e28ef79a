import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundsOf } from "../time-range.ts";
import { parseTypedRange } from "./parse-typed-range.ts";

const NOW = new Date(2026, 10, 23, 12).getTime();
const local = (...parts: [number, number, number, number?, number?]) =>
  new Date(...(parts as [number, number, number])).getTime();
const at = (year: number, month: number, day: number, hour = 0, minute = 0) =>
  new Date(year, month - 1, day, hour, minute).toISOString();

describe("parseTypedRange", () => {
  it.each([
    ["3h", "3h"],
    ["2 days", "2d"],
    ["last 15 min", "15m"],
    ["  Last   3 HOURS ", "3h"],
    ["last week", "1w"],
    ["all", "all"],
  ])("reads %j as a length", (typed, range) => {
    expect(parseTypedRange(typed, NOW)).toBe(range);
  });

  it.each([
    ["2026-11-01 10:00", `${at(2026, 11, 1, 10)}..`],
    ["2026-11-01 10", `${at(2026, 11, 1, 10)}..`],
    ["2026-11-01T10:00", `${at(2026, 11, 1, 10)}..`],
    ["2026-11-01", `${at(2026, 11, 1)}..${at(2026, 11, 2)}`],
    ["yesterday", `${at(2026, 11, 22)}..${at(2026, 11, 23)}`],
    ["today", `${at(2026, 11, 23)}..`],
    ["2026-11-01 10:00 to 2026-11-01 12:30", `${at(2026, 11, 1, 10)}..${at(2026, 11, 1, 12, 30)}`],
    ["2026-11-01..2026-11-03", `${at(2026, 11, 1)}..${at(2026, 11, 4)}`],
    ["2026-11-01 – now", `${at(2026, 11, 1)}..`],
    ["..2026-11-01", `..${at(2026, 11, 2)}`],
    ["2026-11-01T10:00:00Z", "2026-11-01T10:00:00.000Z.."],
  ])("reads %j as moments of the reader's zone", (typed, range) => {
    expect(parseTypedRange(typed, NOW)).toBe(range);
  });

  it.each([
    "",
    "soon",
    "3 parsecs",
    "0h",
    "9999w",
    "2026-13-01",
    "2026-02-30",
    "2026-11-01 25:00",
    "2026-11-02 to 2026-11-01",
    "now",
    "..",
    "a to b to c",
  ])("refuses %j", (typed) => {
    expect(parseTypedRange(typed, NOW)).toBeNull();
  });

  it("reads any two local moments in their order, whatever the separator", () => {
    const minutes = fc.integer({
      min: local(2020, 0, 1) / 60_000,
      max: local(2030, 0, 1) / 60_000,
    });
    const pad = (value: number) => String(value).padStart(2, "0");
    const write = (ms: number) => {
      const date = new Date(ms);
      const day = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
      return `${day} ${pad(date.getHours())}:${pad(date.getMinutes())}`;
    };
    fc.assert(
      fc.property(minutes, minutes, fc.constantFrom(" to ", "..", " - "), (a, b, between) => {
        fc.pre(Math.abs(a - b) > 180);
        const [from, to] = [Math.min(a, b) * 60_000, Math.max(a, b) * 60_000];
        const range = parseTypedRange(`${write(from)}${between}${write(to)}`, NOW);
        expect(range && boundsOf(range, NOW)).toMatchObject({
          fromMs: new Date(write(from)).getTime(),
          toMs: new Date(write(to)).getTime(),
        });
      }),
    );
  });

  it("takes any text, and what it returns is a range", () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const range = parseTypedRange(typed, NOW);
        expect(range === null || boundsOf(range, NOW) !== null).toBe(true);
      }),
    );
  });
});
