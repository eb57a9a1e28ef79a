import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ID_PREFIXES,
  idLowerBound,
  idTimeMs,
  idUpperBound,
  isTimedId,
  newId,
  sourceToken,
} from "#lib/domain/ids.ts";

const NOW_MS = Date.UTC(2026, 10, 23, 12);
const anyMs = fc.nat({ max: 2 ** 49 });

describe("newId", () => {
  it.each(Object.values(ID_PREFIXES))("makes %s ids of 20 lower-case characters", (prefix) => {
    expect(newId(prefix, NOW_MS)).toMatch(new RegExp(`^${prefix}_[0-9a-z]{20}$`));
  });

  it("never repeats itself within one ms", () => {
    const ids = new Set(Array.from({ length: 10_000 }, () => newId("evt", NOW_MS)));
    expect(ids.size).toBe(10_000);
  });

  it("sorts by creation as bytes", () => {
    fc.assert(
      fc.property(anyMs, anyMs, (a, b) => {
        fc.pre(a !== b);
        expect(newId("req", a) < newId("req", b)).toBe(a < b);
      }),
    );
  });

  it.each(["req", "evt"] as const)("keeps the order of %s ids within one ms", (prefix) => {
    const ids = Array.from({ length: 5_000 }, () => newId(prefix, NOW_MS));
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids.map((id) => id.slice(0, 14))).size).toBe(1);
  });

  it("does not tell when a source was made", () => {
    const ids = Array.from({ length: 50 }, () => newId("src", NOW_MS));
    expect(new Set(ids.map((id) => id.slice(0, 8))).size).toBeGreaterThan(40);
  });
});

describe("idTimeMs", () => {
  it("reads back the ms of creation", () => {
    fc.assert(fc.property(anyMs, (ms) => idTimeMs(newId("atm", ms)) === ms));
  });

  it.each(["", "evt", "evt_", "evt_short", `evt_${"u".repeat(20)}`, "evt_\u0000", "x".repeat(99)])(
    "refuses what is no id: %j",
    (text) => {
      expect(() => idTimeMs(text)).toThrow("not a time-ordered id");
    },
  );
});

describe("isTimedId", () => {
  it("accepts its own kind only", () => {
    const id = newId("evt", NOW_MS);
    expect(isTimedId("evt", id)).toBe(true);
    expect(isTimedId("req", id)).toBe(false);
    expect(isTimedId("evt", id.toUpperCase())).toBe(false);
    expect(isTimedId("evt", `${id} `)).toBe(false);
  });
});

describe("idLowerBound and idUpperBound", () => {
  it("enclose every id of their ms and none of another", () => {
    fc.assert(
      fc.property(anyMs, (ms) => {
        const id = newId("evt", ms);
        expect(idLowerBound("evt", ms) <= id && id <= idUpperBound("evt", ms)).toBe(true);
        expect(idUpperBound("evt", ms) < idLowerBound("evt", ms + 1)).toBe(true);
      }),
    );
  });

  it("are ids themselves", () => {
    expect(idTimeMs(idLowerBound("evt", NOW_MS))).toBe(NOW_MS);
    expect(idTimeMs(idUpperBound("evt", NOW_MS))).toBe(NOW_MS);
  });
});

describe("sourceToken", () => {
  it("is the id without its prefix", () => {
    expect(sourceToken("src_3170w79w6olpcx")).toBe("3170w79w6olpcx");
  });
});
