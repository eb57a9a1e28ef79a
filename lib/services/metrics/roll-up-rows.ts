import type { Tier } from "#lib/domain/metrics/roll-up-tiers.ts";
import { Prisma } from "../../../generated/prisma/client.ts";

type RollUp = "request_rollup" | "event_rollup" | "attempt_rollup" | "queue_sample" | "event_peak";

/** Of a project as a whole, or of its resources one by one. */
export type Scope = 0 | 1 | 2 | 3;

function union(parts: Prisma.Sql[], table: string): Prisma.Sql {
  if (parts.length === 0) return Prisma.sql`SELECT * FROM ${Prisma.raw(table)} WHERE FALSE`;
  return Prisma.join(parts, " UNION ALL ");
}

function within({ periodS, fromMs, toMs }: Tier): Prisma.Sql {
  return Prisma.sql`t.period = ${periodS} AND t.bucket_at >= ${new Date(fromMs)}
    AND t.bucket_at < ${new Date(toMs)}`;
}

/** Selects the roll-ups of some tiers: each is one range of the primary key. */
export function rollUpRows(table: RollUp, projectId: string, scope: Scope, tiers: Tier[]) {
  return union(
    tiers.map(
      (tier) => Prisma.sql`SELECT * FROM ${Prisma.raw(table)} t
        WHERE t.project_id = ${projectId} AND t.scope = ${scope} AND ${within(tier)}`,
    ),
    table,
  );
}

/** The same for runs of transformations and for ignored events, which have no scopes. */
export function unscopedRollUpRows(
  table: "execution_rollup" | "ignored_rollup",
  projectId: string,
  tiers: Tier[],
) {
  return union(
    tiers.map(
      (tier) => Prisma.sql`SELECT * FROM ${Prisma.raw(table)} t
        WHERE t.project_id = ${projectId} AND ${within(tier)}`,
    ),
    table,
  );
}
