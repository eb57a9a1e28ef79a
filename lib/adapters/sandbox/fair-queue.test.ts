import { describe, expect, it } from "vitest";
import { createFairQueue } from "./fair-queue.ts";

describe("createFairQueue", () => {
  it("lets projects take turns, whoever came first", () => {
    const queue = createFairQueue<string>(10, 10);
    for (const item of ["a1", "a2", "a3"]) queue.add("a", item);
    queue.add("b", "b1");
    expect([queue.take(), queue.take(), queue.take(), queue.take(), queue.take()]).toEqual([
      "a1",
      "b1",
      "a2",
      "a3",
      null,
    ]);
  });

  it("gives a project no more than its share until it is done with something", () => {
    const queue = createFairQueue<string>(2, 10);
    for (const item of ["a1", "a2", "a3"]) queue.add("a", item);
    expect(queue.ready()).toBe(2);
    expect([queue.take(), queue.take(), queue.take()]).toEqual(["a1", "a2", null]);
    expect(queue.ready()).toBe(0);
    queue.done("a");
    expect(queue.take()).toBe("a3");
    expect(queue.size()).toBe(0);
  });

  it("refuses what a project has too much of, and forgets what is taken back", () => {
    const queue = createFairQueue<string>(1, 2);
    expect([queue.add("a", "a1"), queue.add("a", "a2"), queue.add("a", "a3")]).toEqual([
      true,
      true,
      false,
    ]);
    expect(queue.add("b", "b1")).toBe(true);
    expect([queue.remove("a", "a1"), queue.remove("a", "a1")]).toEqual([true, false]);
    expect([queue.size(), queue.take(), queue.take()]).toEqual([2, "a2", "b1"]);
  });
});
