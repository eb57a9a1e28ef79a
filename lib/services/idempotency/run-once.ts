import { createHash, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "#lib/errors.ts";
import type { ServiceContext } from "../context.ts";

/** Which call it is: the same key of the same scope stands for the same request. */
export type IdempotentCall = {
  /** Project or organization. */
  scopeId: string;
  key: string;
  /** All that makes the request what it is: method, path, body. */
  request: string;
};

type Context = Pick<ServiceContext, "db" | "secretBox">;

/** A process that has not answered by then has died, and the call may be made again. */
const CLAIM_S = 60;
const WAIT_MS = 100;
const WAITS = 100;

const place = ({ scopeId, key }: IdempotentCall) => ({
  projectId: scopeId,
  resource: key,
  field: "answer",
});

type Row = { request_hash: Buffer; answer: Buffer | null };

/** Takes the call on; false when somebody else has it. */
async function claim(ctx: Context, call: IdempotentCall, hash: Buffer, claimId: string) {
  const { rowCount } = await ctx.db.pool.query(
    `INSERT INTO idempotent_call AS call (scope_id, key, request_hash, claim_id, claimed_until, expires_at)
     VALUES ($1, $2, $3, $4, now() + interval '${CLAIM_S} seconds', now() + interval '24 hours')
     ON CONFLICT (scope_id, key) DO UPDATE SET request_hash = excluded.request_hash, answer = NULL,
       claim_id = excluded.claim_id, claimed_until = excluded.claimed_until,
       expires_at = excluded.expires_at
     WHERE call.expires_at <= now()
       OR (call.answer IS NULL AND call.claimed_until <= now()
         AND call.request_hash = excluded.request_hash)`,
    [call.scopeId, call.key, hash, claimId],
  );
  return rowCount === 1;
}

async function find(ctx: Context, call: IdempotentCall): Promise<Row | null> {
  const { rows } = await ctx.db.pool.query<Row>(
    "SELECT request_hash, answer FROM idempotent_call WHERE scope_id = $1 AND key = $2",
    [call.scopeId, call.key],
  );
  return rows[0] ?? null;
}

/** The answer that the first of these calls got; null when it came to nothing and may be made again. */
async function awaitAnswer(ctx: Context, call: IdempotentCall, hash: Buffer) {
  for (let waits = 0; waits < WAITS; waits += 1) {
    const row = await find(ctx, call);
    if (!row) return null;
    if (!row.request_hash.equals(hash)) {
      throw new AppError("CONFLICT", "This Idempotency-Key was used for another request");
    }
    if (row.answer) return ctx.secretBox.open(row.answer, place(call));
    await sleep(WAIT_MS);
  }
  throw new AppError("CONFLICT", "The first call with this Idempotency-Key is still under way");
}

async function settle(ctx: Context, call: IdempotentCall, claimId: string, answer: string | null) {
  const { pool } = ctx.db;
  const values = [call.scopeId, call.key, claimId];
  const where = "scope_id = $1 AND key = $2 AND claim_id = $3";
  if (answer === null) await pool.query(`DELETE FROM idempotent_call WHERE ${where}`, values);
  else {
    const sealed = ctx.secretBox.seal(answer, place(call));
    await pool.query(`UPDATE idempotent_call SET answer = $4 WHERE ${where}`, [...values, sealed]);
  }
}

/**
 * Makes a call once, however often and in parallel it is sent: the others get the answer of the first, kept
 * for 24 hours, encrypted since it may hold a secret. A call that fails is forgotten and may be repeated; one
 * whose process dies may be repeated after a minute, and may then have been made twice.
 * Throws CONFLICT for a key that stands for another request, or whose first call takes too long.
 */
export async function runOnce(
  ctx: Context,
  call: IdempotentCall,
  make: () => Promise<string>,
): Promise<{ answer: string; isRepeated: boolean }> {
  const hash = createHash("sha256").update(call.request).digest();
  const claimId = randomUUID();
  for (;;) {
    if (await claim(ctx, call, hash, claimId)) break;
    const answer = await awaitAnswer(ctx, call, hash);
    if (answer !== null) return { answer, isRepeated: true };
  }
  try {
    const answer = await make();
    await settle(ctx, call, claimId, answer);
    return { answer, isRepeated: false };
  } catch (error) {
    await settle(ctx, call, claimId, null);
    throw error;
  }
}
