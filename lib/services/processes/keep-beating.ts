import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import { every } from "#lib/adapters/every.ts";
import { logger } from "#lib/adapters/logger.ts";
import { VERSION } from "#lib/adapters/version.ts";
import { beat, type ProcessKind, sayGoodbye } from "./beat.ts";

const BEAT_MS = 5_000;

/**
 * Says every 5 s that this process lives, until `stop`, which takes it off the list. Never throws: a
 * database that is away for a while is told again when it is back.
 */
export async function keepBeating(
  pool: Pool,
  kind: ProcessKind,
): Promise<{ stop(): Promise<void> }> {
  const id = randomUUID();
  const tell = () => beat(pool, id, kind, VERSION);
  await tell().catch((error) => logger.warn({ err: error }, "heartbeat failed"));
  const clear = every(BEAT_MS, "heartbeat", tell);
  return {
    async stop() {
      clear();
      await sayGoodbye(pool, id).catch(() => undefined);
    },
  };
}
