import type { Pool } from "pg";
import { createGroupCommit } from "#lib/adapters/group-commit.ts";
import { logger } from "#lib/adapters/logger.ts";
import { advanceLines, type LineFilter } from "#lib/services/events/advance-lines.ts";

export type LineKeeper = {
  /** Lets the next events of these lines go out, soon. Never throws: `tendLines` finds what was missed. */
  advance(filter: LineFilter): void;
  drain(): Promise<void>;
};

/** Creates what advances lines in batches: those that are named while one is under way share the next. */
export function createLineKeeper(pool: Pool, wake: (destinationId: string) => void): LineKeeper {
  const batches = createGroupCommit<LineFilter, undefined>({
    async commit(filters) {
      const keys = new Set(filters.flatMap((filter) => filter.keys));
      const headlessOf = new Set(filters.flatMap((filter) => filter.headlessOf ?? []));
      for (const id of await advanceLines(pool, {
        keys: [...keys],
        headlessOf: [...headlessOf],
      })) {
        wake(id);
      }
      return filters.map(() => undefined);
    },
    sizeOf: () => 0,
    maxRows: 256,
    maxBytes: 1,
    lingerMs: 1,
    queueRows: Number.POSITIVE_INFINITY,
    queueBytes: Number.POSITIVE_INFINITY,
  });
  return {
    advance(filter) {
      if (filter.keys.length === 0 && !filter.headlessOf?.length) return;
      batches.add(filter).catch((error) => {
        logger.warn({ err: error }, "lines could not be advanced");
      });
    },
    drain: () => batches.drain(),
  };
}
