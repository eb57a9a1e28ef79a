import { shownQuery } from "#lib/domain/bulk-query.ts";
import type { BulkOperationModel, BulkOperationType } from "#lib/schemas/bulk-operation.ts";
import { Prisma } from "../../../generated/prisma/client.ts";

export type BulkOperationRow = {
  id: string;
  project_id: string;
  type: BulkOperationType;
  query: Record<string, unknown>;
  cursor: string | null;
  estimated_count: number | null;
  estimated_batch: number | null;
  processed_batch: number;
  completed_count: number;
  failed_count: number;
  cancelled_at: Date | null;
  completed_at: Date | null;
  created_at: Date;
  updated_at: Date;
};

/** What `presentBulkOperation` needs, of the table called `t`. */
export const BULK_OPERATION_COLUMNS = Prisma.sql`
  t.id, t.project_id, t.type, t.query, t.cursor, t.estimated_count, t.estimated_batch,
  t.processed_batch, t.completed_count, t.failed_count, t.cancelled_at, t.completed_at, t.created_at,
  t.updated_at`;

/** An estimate may be too low: only what is completed is whole. */
const MAX_OPEN_PROGRESS = 0.99;

function progressOf(row: BulkOperationRow): number {
  if (row.completed_at) return 1;
  const share = (row.completed_count + row.failed_count) / Math.max(1, row.estimated_count ?? 0);
  return Math.min(MAX_OPEN_PROGRESS, Math.round(share * 10_000) / 10_000);
}

/** Turns a row into what the API answers. */
export function presentBulkOperation(row: BulkOperationRow): BulkOperationModel {
  return {
    id: row.id,
    team_id: row.project_id,
    type: row.type,
    query: shownQuery(row.query),
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    cancelled_at: row.cancelled_at?.toISOString() ?? null,
    completed_at: row.completed_at?.toISOString() ?? null,
    estimated_batch: row.estimated_batch,
    estimated_count: row.estimated_count,
    processed_batch: row.processed_batch,
    completed_count: row.completed_count,
    in_progress: row.completed_at === null && row.cancelled_at === null,
    progress: progressOf(row),
    failed_count: row.failed_count,
    number: null,
  };
}
