import type { Project, ProjectChanges } from "#lib/schemas/project.ts";
import { notificationSettings } from "#lib/schemas/webhook-notifications.ts";
import type { Prisma } from "../../../generated/prisma/client.ts";
import type { PlatformContext } from "../context.ts";
import { validationError } from "../parse-input.ts";
import { findManagedProject } from "./find-reachable-projects.ts";
import { presentProject } from "./present-project.ts";

const SETTINGS = ["notification_methods", "webhook_topics", "webhook_source_id"] as const;

/** Changes what the input names of a project. Throws NOT_FOUND, and VALIDATION for a source that is not its own. */
export async function updateProject(
  ctx: Pick<PlatformContext, "db" | "caller" | "now">,
  { id, ...input }: ProjectChanges & { id: string },
): Promise<Project> {
  await findManagedProject(ctx, id);
  const { name, headers_prefix, private: isPrivate, context, retention_days, redaction } = input;
  const row = await ctx.db.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM project WHERE id = ${id} FOR NO KEY UPDATE`;
    const stored = await tx.project.findUniqueOrThrow({ where: { id } });
    if (input.webhook_source_id) await assertOwnSource(tx, id, input.webhook_source_id);
    const sent = SETTINGS.filter((key) => input[key] !== undefined);
    const settings = {
      ...notificationSettings.parse(stored.notificationSettings),
      ...Object.fromEntries(sent.map((key) => [key, input[key]])),
    };
    return tx.project.update({
      where: { id },
      data: {
        ...(name === undefined ? {} : { name }),
        ...(headers_prefix === undefined ? {} : { headerPrefix: headers_prefix }),
        ...(retention_days === undefined ? {} : { retentionDays: retention_days }),
        ...(redaction === undefined ? {} : { redaction }),
        ...(isPrivate === undefined ? {} : { isPrivate }),
        ...(context === undefined ? {} : { context: { ...asObject(stored.context), ...context } }),
        ...(sent.length === 0 ? {} : { notificationSettings: settings }),
        updatedAt: ctx.now(),
      },
    });
  });
  return presentProject(ctx, row);
}

async function assertOwnSource(tx: Prisma.TransactionClient, projectId: string, id: string) {
  const where = { id, projectId, deletedAt: null };
  if ((await tx.source.count({ where })) > 0) return;
  throw validationError(["webhook_source_id must be the id of a source of the project"]);
}

function asObject(value: Prisma.JsonValue): Prisma.JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
