import { describe, expect, it } from "vitest";
import { keepOrder } from "./keep-order.ts";

const row = (id: string, day: number) => ({ id, created_at: `2026-11-0${day}T00:00:00.000Z` });
const UNTIL = "2026-11-05T00:00:00.000Z";
const idsOf = (rows: { id: string }[], seen: string[]) =>
  keepOrder(
    rows.map(({ id }) => row(id, id === "new" ? 6 : 1)),
    seen,
    UNTIL,
  ).map(({ id }) => id);

describe("keepOrder", () => {
  it.each([
    ["leaves a row where it was although it moved to the top", ["c", "a", "b"], ["a", "b", "c"]],
    ["lets go of what is there no longer", ["c", "a"], ["a", "c"]],
    [
      "takes in behind the others what was loaded since",
      ["d", "a", "b", "c"],
      ["a", "b", "c", "d"],
    ],
    ["keeps back what came about since", ["new", "b", "a", "c"], ["a", "b", "c"]],
  ])("%s", (_, now, shown) => {
    const rows = now.map((id) => ({ id }));
    expect(idsOf(rows, ["a", "b", "c"])).toEqual(shown);
  });
});
