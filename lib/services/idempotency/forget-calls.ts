import type { Pool } from "pg";

/** Forgets the answers of calls whose day is over. */
export async function forgetCalls(pool: Pool): Promise<void> {
  await pool.query("DELETE FROM idempotent_call WHERE expires_at <= now()");
}
