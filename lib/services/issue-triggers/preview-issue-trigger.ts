import { DEFAULT_ISSUE_CONFIGS } from "#lib/domain/issues/default-configs.ts";
import { matchTrigger } from "#lib/domain/issues/match-trigger.ts";
import type { IssueType } from "#lib/schemas/enums.ts";
import {
  type IssueTriggerPreview,
  type IssueTriggerPreviewInput,
  issueTriggerConfigs,
} from "#lib/schemas/issue-trigger.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { runSql } from "../lists/run-sql.ts";

const SHOWN = 200;
/** Of the one that is only thought of. */
const DRAFT = "draft";

const PLACES: Record<IssueType, Prisma.Sql> = {
  delivery: Prisma.sql`SELECT c.id, coalesce(c.name, s.name || ' -> ' || d.name) AS name
    FROM connection c JOIN source s ON s.id = c.source_id JOIN destination d ON d.id = c.destination_id
    WHERE c.deleted_at IS NULL AND c.project_id = `,
  transformation: Prisma.sql`SELECT id, name FROM transformation WHERE deleted_at IS NULL AND project_id = `,
  backpressure: Prisma.sql`SELECT id, name FROM destination WHERE deleted_at IS NULL AND project_id = `,
  request: Prisma.sql`SELECT id, name FROM source WHERE deleted_at IS NULL AND project_id = `,
};

type Place = { id: string; name: string };

/**
 * Says what a trigger would watch if it were saved so, and where another one would have the say. `in_place_of`
 * names the one that it takes the place of. Of causes, those that all of them watch count.
 */
export async function previewIssueTrigger(
  ctx: ServiceContext,
  { type, configs = DEFAULT_ISSUE_CONFIGS[type], in_place_of }: IssueTriggerPreviewInput,
): Promise<IssueTriggerPreview> {
  const places = await runSql<Place>(
    ctx.db.pool,
    Prisma.sql`${PLACES[type]}${ctx.projectId} ORDER BY 2, 1`,
  );
  const others = await ctx.db.prisma.issueTrigger.findMany({
    where: { projectId: ctx.projectId, type, deletedAt: null, disabledAt: null },
    orderBy: { id: "desc" },
  });
  const rivals = others
    .filter((other) => other.id !== in_place_of)
    .map((row) => ({ ...row, configs: issueTriggerConfigs[type].parse(row.configs) }));
  const draft = { id: DRAFT, name: null, configs };
  const found = places.filter((place) => matchTrigger([draft], place) !== null);
  const models = found.map(({ id: placeId, name }) => {
    const winner = matchTrigger([draft, ...rivals], { id: placeId, name });
    const isOther = winner !== null && winner.id !== DRAFT;
    return { id: placeId, name, winner: isOther ? { id: winner.id, name: winner.name } : null };
  });
  return { models: models.slice(0, SHOWN), count: found.length };
}
