import { cpus, totalmem } from "node:os";
import type pg from "pg";

export type Machine = {
  cpus: number;
  model: string;
  memoryGb: number;
  node: string;
  postgres: string;
};

/** Says on what was measured. */
export async function describeMachine(pool: pg.Pool): Promise<Machine> {
  const { rows } = await pool.query<{ server_version: string }>("SHOW server_version");
  return {
    cpus: cpus().length,
    model: cpus()[0]?.model ?? "",
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    postgres: rows[0]?.server_version ?? "",
  };
}
