/** What became of each: those that were done, and the first fault. */
export type Settled<T> = { done: T[]; failed: number; error: Error | null };

const AT_ONCE = 4;

/** Does something with each, a few at a time, whatever becomes of the others. */
export async function settleEach<T>(
  items: readonly T[],
  run: (item: T) => Promise<unknown>,
): Promise<Settled<T>> {
  const settled: Settled<T> = { done: [], failed: 0, error: null };
  const waiting = [...items];
  async function work() {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      try {
        await run(item);
        settled.done.push(item);
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        settled.failed += 1;
        settled.error ??= error;
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return settled;
}
