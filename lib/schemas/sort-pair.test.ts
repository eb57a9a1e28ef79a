import { describe, expect, it } from "vitest";
import { z } from "zod";
import { pairPaginated, pairPaginationQuery } from "./sort-pair.ts";

describe("pairPaginationQuery", () => {
  const query = z.object(pairPaginationQuery(["created_at", "name"]));

  it("takes one column to sort by or two, each with its direction", () => {
    expect(query.parse({})).toEqual({ limit: 100, order_by: "created_at", dir: "desc" });
    expect(query.parse({ order_by: ["name", "created_at"], dir: ["ASC", "desc"] })).toMatchObject({
      order_by: ["name", "created_at"],
      dir: ["asc", "desc"],
    });
  });

  it.each([{ order_by: ["name"] }, { order_by: ["name", "id"] }, { dir: ["asc", "asc", "asc"] }])(
    "refuses %j",
    (value) => {
      expect(query.safeParse(value).success).toBe(false);
    },
  );

  it("is told in the answer as it was given", () => {
    const pagination = { order_by: ["a", "b"], dir: ["asc", "desc"], limit: 1 };
    const page = { pagination, count: 0, models: [] };
    expect(pairPaginated(z.object({})).parse(page)).toEqual(page);
  });
});
