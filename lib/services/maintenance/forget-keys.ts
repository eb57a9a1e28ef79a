import type { Pool } from "pg";

const CHUNK = 5_000;
const CHUNKS = 10;

/** Deletes keys of deduplicate rules that have expired, some 50,000 at the most. Returns how many. */
export async function forgetKeys(pool: Pool): Promise<number> {
  let forgotten = 0;
  for (let chunk = 0; chunk < CHUNKS; chunk += 1) {
    const { rowCount } = await pool.query(
      `DELETE FROM dedupe_key WHERE (connection_id, key) IN (
         SELECT connection_id, key FROM dedupe_key WHERE expires_at < now()
         ORDER BY expires_at LIMIT ${CHUNK} FOR UPDATE SKIP LOCKED)`,
    );
    forgotten += rowCount ?? 0;
    if ((rowCount ?? 0) < CHUNK) break;
  }
  return forgotten;
}
