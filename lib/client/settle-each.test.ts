import { describe, expect, it } from "vitest";
import { settleEach } from "./settle-each.ts";

describe("settleEach", () => {
  it("does every one, although others cannot be done, and no more than four at once", async () => {
    let running = 0;
    let most = 0;
    const settled = await settleEach([1, 2, 3, 4, 5, 6, 7, 8], async (n) => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      if (n % 3 === 0) throw new Error(`no ${n}`);
    });
    expect(settled.done.toSorted()).toEqual([1, 2, 4, 5, 7, 8]);
    expect([settled.failed, settled.error?.message, most]).toEqual([2, "no 3", 4]);
  });
});
