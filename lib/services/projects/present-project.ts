import { type Project, redactionPaths } from "#lib/schemas/project.ts";
import { notificationSettings } from "#lib/schemas/webhook-notifications.ts";
import type { Project as ProjectRow } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";

/** Turns rows into what the API answers, with the hosts that they are reached at. */
export async function presentProjects(
  ctx: Pick<ServiceContext, "db">,
  rows: readonly ProjectRow[],
): Promise<Project[]> {
  const hostnames = await readHostnames(ctx, rows);
  return rows.map((row) => present(row, hostnames));
}

/** Turns a row into what the API answers. */
export async function presentProject(
  ctx: Pick<ServiceContext, "db">,
  row: ProjectRow,
): Promise<Project> {
  return present(row, await readHostnames(ctx, [row]));
}

type Hostname = { projectId: string; hostname: string };

function readHostnames(
  ctx: Pick<ServiceContext, "db">,
  rows: readonly ProjectRow[],
): Promise<Hostname[]> {
  return ctx.db.prisma.customDomain.findMany({
    where: { projectId: { in: rows.map(({ id }) => id) }, activeAt: { not: null } },
    orderBy: { id: "asc" },
    select: { projectId: true, hostname: true },
  });
}

function present(row: ProjectRow, hostnames: readonly Hostname[]): Project {
  const settings = notificationSettings.parse(row.notificationSettings);
  return {
    id: row.id,
    organization_id: row.organizationId,
    name: row.name,
    mode: "inbound",
    type: "event_gateway",
    private: row.isPrivate,
    is_guest: false,
    static_ip_proxy: false,
    notification_methods: settings.notification_methods,
    webhook_topics: settings.webhook_topics ?? [],
    webhook_source_id: settings.webhook_source_id,
    custom_hostnames: hostnames
      .filter(({ projectId }) => projectId === row.id)
      .map(({ hostname }) => hostname),
    directory_sync_enabled: false,
    headers_prefix: row.headerPrefix,
    max_events_per_second: 0,
    retention_days: row.retentionDays,
    redaction: redactionPaths.parse(row.redaction),
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
