/** Waiting work of several projects, which take turns; each may have only so much under way at a time. */
export type FairQueue<T> = {
  /** False when the project has too much waiting already. */
  add(projectId: string, item: T): boolean;
  /** The next item of a project that has room, or null. It counts as under way until `done`. */
  take(): T | null;
  done(projectId: string): void;
  /** Takes back an item that is still waiting. */
  remove(projectId: string, item: T): boolean;
  size(): number;
  /** How many items could be taken now. */
  ready(): number;
};

/** Creates a queue in which a project has at most `maxRunning` items under way and `maxWaiting` waiting. */
export function createFairQueue<T>(maxRunning: number, maxWaiting: number): FairQueue<T> {
  const waiting = new Map<string, T[]>();
  const running = new Map<string, number>();
  let size = 0;

  function drop(projectId: string, items: T[]) {
    size -= 1;
    if (items.length === 0) waiting.delete(projectId);
  }

  return {
    add(projectId, item) {
      const items = waiting.get(projectId) ?? [];
      if (items.length >= maxWaiting) return false;
      items.push(item);
      waiting.set(projectId, items);
      size += 1;
      return true;
    },
    take() {
      for (const [projectId, items] of waiting) {
        const count = running.get(projectId) ?? 0;
        if (count >= maxRunning) continue;
        const item = items.shift() as T;
        running.set(projectId, count + 1);
        // To the end of the line of projects.
        waiting.delete(projectId);
        if (items.length > 0) waiting.set(projectId, items);
        size -= 1;
        return item;
      }
      return null;
    },
    done(projectId) {
      const count = (running.get(projectId) ?? 1) - 1;
      if (count > 0) running.set(projectId, count);
      else running.delete(projectId);
    },
    remove(projectId, item) {
      const items = waiting.get(projectId) ?? [];
      const index = items.indexOf(item);
      if (index < 0) return false;
      items.splice(index, 1);
      drop(projectId, items);
      return true;
    },
    size: () => size,
    ready() {
      let count = 0;
      for (const [projectId, items] of waiting) {
        count += Math.min(items.length, maxRunning - (running.get(projectId) ?? 0));
      }
      return count;
    },
  };
}
