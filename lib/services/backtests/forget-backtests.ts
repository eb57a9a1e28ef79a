import type { Pool } from "pg";
import { BACKTEST_KEPT_MS } from "./present-backtest.ts";

const CHUNK = 100;

/** Deletes backtests that are a day old, with their results. */
export async function forgetBacktests(pool: Pool): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query(
      `DELETE FROM backtest WHERE id IN (
         SELECT id FROM backtest WHERE created_at < now() - $1 * interval '1 ms'
         LIMIT ${CHUNK} FOR UPDATE SKIP LOCKED)`,
      [BACKTEST_KEPT_MS],
    );
    if ((rowCount ?? 0) < CHUNK) return;
  }
}
