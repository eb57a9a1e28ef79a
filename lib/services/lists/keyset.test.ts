import { describe, expect, it } from "vitest";
import { Prisma } from "../../../generated/prisma/client.ts";
import { beyond, orderBy, reversed, type SortColumn } from "./keyset.ts";

const columns: SortColumn[] = [
  { sql: Prisma.raw("t.name"), dir: "asc" },
  { sql: Prisma.raw("t.id"), dir: "desc" },
];

describe("beyond", () => {
  it("compares column by column, each in its direction", () => {
    const { text, values } = beyond(columns, ["a", "1"]);
    expect(text).toBe("(t.name > $1 OR t.name = $2 AND t.id < $3)");
    expect(values).toEqual(["a", "a", "1"]);
  });

  it("takes the position itself too when asked to", () => {
    const { text } = beyond(columns, ["a", "1"], true);
    expect(text).toBe("(t.name > $1 OR t.name = $2 AND t.id <= $3)");
  });
});

describe("reversed", () => {
  it("turns every direction", () => {
    expect(orderBy(reversed(columns)).text).toBe("t.name DESC, t.id ASC");
    expect(orderBy(reversed(reversed(columns))).text).toBe(orderBy(columns).text);
  });
});
