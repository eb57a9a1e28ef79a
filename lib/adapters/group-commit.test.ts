import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createGroupCommit, GroupCommitFullError } from "./group-commit.ts";

const settings = {
  maxRows: 8,
  maxBytes: 100,
  sizeOf: (row: { bytes: number; n?: number }) => row.bytes,
  lingerMs: 1,
  queueRows: 50,
  queueBytes: 1_000,
};

describe("createGroupCommit", () => {
  it("answers every row once and in order, in batches within the limits", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 50 }),
        async (sizes) => {
          const batches: number[][] = [];
          const group = createGroupCommit({
            ...settings,
            queueBytes: Number.POSITIVE_INFINITY,
            commit: async (rows: { bytes: number; n?: number }[]) => {
              batches.push(rows.map((row) => row.bytes));
              await sleep(1);
              return rows.map((row) => row.n);
            },
          });
          const acks = await Promise.all(sizes.map((bytes, n) => group.add({ bytes, n })));
          expect(acks).toEqual(sizes.map((_, n) => n));
          expect(batches.flat()).toEqual(sizes);
          for (const batch of batches) {
            expect(batch.length).toBeLessThanOrEqual(settings.maxRows);
            const bytes = batch.reduce((sum, size) => sum + size, 0);
            if (batch.length > 1) expect(bytes).toBeLessThanOrEqual(settings.maxBytes);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it("shares one commit among rows that come while another is under way", async () => {
    let commits = 0;
    const group = createGroupCommit({
      ...settings,
      commit: async (rows: { bytes: number }[]) => {
        commits += 1;
        await sleep(5);
        return rows;
      },
    });
    const first = group.add({ bytes: 1 });
    await sleep(2);
    await Promise.all([first, group.add({ bytes: 1 }), group.add({ bytes: 1 })]);
    expect(commits).toBe(2);
  });

  it("refuses exactly the rows of a batch whose commit failed and goes on", async () => {
    let isBroken = true;
    const group = createGroupCommit({
      ...settings,
      commit: async (rows: { bytes: number }[]) => {
        if (isBroken) throw new Error("connection lost");
        return rows;
      },
    });
    await expect(group.add({ bytes: 1 })).rejects.toThrow("connection lost");
    isBroken = false;
    await expect(group.add({ bytes: 2 })).resolves.toEqual({ bytes: 2 });
  });

  it("refuses what comes on top of a full queue, and takes a row of any size when it is empty", async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const group = createGroupCommit({
      ...settings,
      commit: async (rows: { bytes: number }[]) => {
        await gate;
        return rows;
      },
    });
    const big = group.add({ bytes: 5_000 });
    await sleep(5);
    const waiting = Array.from({ length: settings.queueRows }, () => group.add({ bytes: 1 }));
    await expect(group.add({ bytes: 1 })).rejects.toBeInstanceOf(GroupCommitFullError);
    release();
    await expect(Promise.all([big, ...waiting])).resolves.toHaveLength(settings.queueRows + 1);
  });

  it("drains: resolves when the last row is written", async () => {
    let written = 0;
    const group = createGroupCommit({
      ...settings,
      commit: async (rows: { bytes: number }[]) => {
        await sleep(2);
        written += rows.length;
        return rows;
      },
    });
    for (let n = 0; n < 20; n += 1) void group.add({ bytes: 1 });
    await group.drain();
    expect(written).toBe(20);
    await group.drain();
  });
});
