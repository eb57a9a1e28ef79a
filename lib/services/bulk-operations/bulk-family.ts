import type { PoolClient } from "pg";
import type { z } from "zod";
import type { Queue } from "#lib/adapters/queue.ts";
import type { IdPrefix } from "#lib/domain/ids.ts";
import type { BulkOperationType } from "#lib/schemas/bulk-operation.ts";
import type { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import type { Search } from "../lists/search-of.ts";
import type { TimedFilter } from "../lists/timed-rows.ts";

/** Reads rows of one project, in a web process or in a worker. */
export type ProjectReader = Partial<Pick<ServiceContext, "actor">> & {
  projectId: string;
  db: Pick<ServiceContext["db"], "pool">;
};

/**
 * Which rows an operation is about: of a table whose ids begin with the prefix and a time. With `search`,
 * those of them in whose payloads it is found; what a row's payload is never changes.
 */
export type BulkSelection = TimedFilter & { prefix: IdPrefix } & (
    | { table: "event" | "request"; search: Search | null }
    | { table: "ignored_event"; search: null }
  );

/** One step of an operation, within a transaction of the runner's. */
export type BulkChunk<Q> = {
  client: PoolClient;
  queue: Pick<Queue, "send">;
  reader: ProjectReader;
  operationId: string;
  query: Q;
  /** What was selected, the oldest first. */
  ids: readonly string[];
  /** What selected it: to be asked again where rows are locked, since they may have changed. */
  condition: Prisma.Sql;
  nowMs: number;
};

export type BulkOutcome = {
  completed: number;
  failed: number;
  /** The last row that was dealt with, when not all were: the next chunk goes on behind it. */
  until?: string | undefined;
};

/** One kind of bulk operation. */
export type BulkFamily<Q> = {
  type: BulkOperationType;
  schema: z.ZodType<Q>;
  /** Rows a chunk. */
  chunkSize: number;
  /** Throws for a query that cannot be carried out. */
  check?(reader: ProjectReader, query: Q): Promise<void>;
  /** Where to a query sends what it selects makes no difference to what that is. */
  select(reader: ProjectReader, query: Omit<Q, "target">): Promise<BulkSelection>;
  /** What the caller is told when nothing is selected; without it, that is a success too. */
  nothingSelected?: string;
  apply(chunk: BulkChunk<Q>): Promise<BulkOutcome>;
};
