import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  booleanFilter,
  dateFilter,
  integerFilter,
  isoDate,
  nameFilter,
  nullableDateFilter,
  nullableIdFilter,
  nullableIntegerFilter,
  oneOrMany,
  paginated,
  paginationQuery,
  resourceName,
  textOrNone,
} from "#lib/schemas/common.ts";
import { validationMessages } from "./validation-messages.ts";

describe("resourceName", () => {
  it.each(["a", "Shopify-Orders_2", "x".repeat(155)])("accepts %s", (name) => {
    expect(resourceName.safeParse(name).success).toBe(true);
  });

  it.each(["", "x".repeat(156), "a b", "emoji😀", "nul\u0000", " a", "<img>", "a[b]", "a`", "a\n"])(
    "refuses %j",
    (name) => {
      expect(resourceName.safeParse(name).success).toBe(false);
    },
  );
});

describe("isoDate", () => {
  it.each([
    "2026-06-11T08:33:12.547Z",
    "2026-06-11T08:33:12.732228Z",
    "2026-06-11",
    "2026-06-11T08:33+02:00",
  ])("accepts %s", (text) => {
    expect(isoDate.safeParse(text).success).toBe(true);
  });

  it.each([
    "",
    "now",
    "-infinity",
    "Invalid Date",
    "+300000-01-01T00:00:00Z",
    "2026-13-01",
    "1718000000000",
  ])("refuses %s", (text) => {
    expect(isoDate.safeParse(text).success).toBe(false);
  });
});

describe("dateFilter", () => {
  it("takes one date, read as UTC", () => {
    expect(dateFilter.parse("2026-06-11T08:00:00")).toEqual({
      in: [new Date("2026-06-11T08:00:00Z")],
    });
  });

  it("takes operators, and le for lte", () => {
    expect(dateFilter.parse({ gte: "2026-06-11", le: "2026-06-12" })).toEqual({
      gte: new Date("2026-06-11T00:00:00Z"),
      lte: new Date("2026-06-12T00:00:00Z"),
    });
  });

  it.each([{ like: "2026" }, { gte: "x" }, "x", 5, "", "null"])("refuses %j", (value) => {
    expect(dateFilter.safeParse(value).success).toBe(false);
  });

  it("restricts nothing by all", () => {
    expect(dateFilter.parse({ all: "true" })).toEqual({});
  });
});

describe("integerFilter", () => {
  it.each([
    ["5", { in: [5] }],
    [["200", "500"], { in: [200, 500] }],
    [
      { gt: "3", lte: 9 },
      { gt: 3, lte: 9 },
    ],
    [{ any: "true" }, { any: true }],
  ])("reads %j", (value, expected) => {
    expect(integerFilter.parse(value)).toEqual(expected);
  });

  it.each(["", "1.5", "abc", "1e9", { gt: "" }, "9".repeat(30)])("refuses %j", (value) => {
    expect(integerFilter.safeParse(value).success).toBe(false);
  });
});

describe("filters of what may be missing", () => {
  it.each(["", "null", null])("read %j as none", (none) => {
    expect(nullableDateFilter.parse(none)).toEqual({ in: [null] });
    expect(nullableIntegerFilter.parse([none, "5"])).toEqual({ in: [null, 5] });
    expect(nullableIdFilter.parse([none, "cli_1"])).toEqual({ in: [null, "cli_1"] });
    expect(textOrNone.parse(none)).toBeNull();
  });

  it("tell what is wrong with a value as if it could not be missing", () => {
    const result = nullableDateFilter.safeParse("soon", { reportInput: true });
    expect(result.error && validationMessages(result.error, ["at"])).toEqual([
      "at must be an ISO date",
    ]);
  });
});

describe("nameFilter", () => {
  it("takes a name, several, or a part", () => {
    expect(nameFilter.parse("a")).toEqual({ in: ["a"] });
    expect(nameFilter.parse(["a", "b"])).toEqual({ in: ["a", "b"] });
    expect(nameFilter.parse({ contains: "a" })).toEqual({ contains: "a" });
    expect(nameFilter.parse({ any: "true" })).toEqual({ any: true });
  });

  it("reads no name as rows without one", () => {
    expect(nameFilter.parse("")).toEqual({ in: [null] });
  });
});

describe("booleanFilter", () => {
  it("reads the words of a query string", () => {
    expect([booleanFilter.parse("true"), booleanFilter.parse("false")]).toEqual([true, false]);
    expect(booleanFilter.safeParse("yes").success).toBe(false);
  });
});

describe("oneOrMany", () => {
  it("gives a list and bounds its length", () => {
    const ids = oneOrMany(z.string());
    expect(ids.parse("a")).toEqual(["a"]);
    expect(ids.parse(["a", "b"])).toEqual(["a", "b"]);
    expect(ids.safeParse({ $gt: "" }).success).toBe(false);
    expect(ids.safeParse(Array.from({ length: 256 }, String)).success).toBe(false);
  });
});

describe("paginationQuery", () => {
  const query = z.object(paginationQuery(["created_at", "name"]));

  it("sorts newest first by default", () => {
    expect(query.parse({})).toEqual({ limit: 100, order_by: "created_at", dir: "desc" });
  });

  it("reads text", () => {
    expect(query.parse({ limit: "255", dir: "ASC", order_by: "name", next: "evt_1" })).toEqual({
      limit: 255,
      dir: "asc",
      order_by: "name",
      next: "evt_1",
    });
  });

  it.each([
    { limit: "-1" },
    { limit: "256" },
    { limit: "abc" },
    { limit: "1e9" },
    { order_by: "id;drop table" },
    { dir: "up" },
  ])("refuses %j", (value) => {
    expect(query.safeParse(value).success).toBe(false);
  });
});

describe("paginated", () => {
  it("wraps a page of models", () => {
    const page = {
      pagination: { order_by: "created_at", dir: "desc", limit: 100, next: "evt_1" },
      count: 1,
      models: [{ id: "evt_1" }],
    };
    expect(paginated(z.object({ id: z.string() })).parse(page)).toEqual(page);
  });
});
