import type { Project } from "#lib/schemas/project.ts";
import type { Project as ProjectRow } from "../../../generated/prisma/client.ts";

/** Turns a row into what the API answers. */
export function presentProject(row: ProjectRow): Project {
  return {
    id: row.id,
    name: row.name,
    mode: "inbound",
    type: "event_gateway",
    organization_id: row.organizationId,
    private: row.isPrivate,
    headers_prefix: row.headerPrefix,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
