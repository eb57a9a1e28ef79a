import type { BacktestModel } from "#lib/schemas/backtest.ts";
import { backtestEffect } from "#lib/schemas/backtest.ts";
import type { Backtest } from "../../../generated/prisma/client.ts";
import type { Baseline } from "./backtest-plan.ts";

export const BACKTEST_KEPT_MS = 24 * 60 * 60 * 1000;

export type BacktestCounts = Partial<Record<string, number>>;

function statusOf({ cancelledAt, completedAt }: Backtest): BacktestModel["status"] {
  if (cancelledAt) return "cancelled";
  return completedAt ? "completed" : "running";
}

/** Turns a row into what the API answers: without what is tried, which may hold secrets. */
export function presentBacktest(row: Omit<Backtest, "candidate">): BacktestModel {
  const counts = row.counts as BacktestCounts;
  const { connections } = row.baseline as unknown as Baseline;
  return {
    id: row.id,
    team_id: row.projectId,
    webhook_id: row.connectionId,
    transformation_id: row.transformationId,
    webhook_ids: connections.map(({ id }) => id),
    status: statusOf(row as Backtest),
    requests_count: row.requestIds.length,
    done_count: row.doneCount,
    counts: Object.fromEntries(
      backtestEffect.options.map((effect) => [effect, counts[effect] ?? 0]),
    ) as BacktestModel["counts"],
    gone_count: counts.gone ?? 0,
    has_deduplicate: row.hasDeduplicate,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
    expires_at: new Date(row.createdAt.getTime() + BACKTEST_KEPT_MS).toISOString(),
  };
}
