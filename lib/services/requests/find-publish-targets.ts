import type { Pool } from "pg";
import type { Grants } from "#lib/domain/scopes.ts";
import { type Role, role } from "#lib/schemas/permission.ts";

/** What a publisher shows and asks for. */
export type PublishQuery = {
  keyHash: Buffer;
  sourceId: string | null;
  sourceName: string | null;
};

/** `key` is null when none in force has that hash; `source` when the key's project has no such one. */
export type PublishTarget = {
  key: { projectId: string; role: Role; scopes: readonly string[]; grants: Grants } | null;
  source: { id: string; isDeleted: boolean } | null;
};

// The key is read with every request, so that a revoked one is refused at once in every process. Only keys
// of a project publish: what a person's or an organization's may do where takes more to tell. Names are those
// of sources that exist; an id also finds what was deleted.
const SQL = `
  WITH asked AS MATERIALIZED (
    SELECT * FROM unnest($1::bytea[], $2::text[], $3::text[])
      WITH ORDINALITY AS a (key_hash, source_id, source_name, at)
  ), used AS (
    UPDATE api_key SET last_used_at = now()
    WHERE key_hash = ANY($1) AND revoked_at IS NULL
      AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')
  )
  SELECT k.role, k.scopes, k.grants, k.project_id, coalesce(i.id, n.id) AS source_id, i.deleted_at
  FROM asked a
  LEFT JOIN api_key k ON k.key_hash = a.key_hash AND k.revoked_at IS NULL
    AND (k.expires_at IS NULL OR k.expires_at > now())
    AND k.kind = 'project' AND EXISTS (SELECT 1 FROM project p WHERE p.id = k.project_id)
  LEFT JOIN source i ON i.id = a.source_id AND i.project_id = k.project_id
  LEFT JOIN source n ON n.name = a.source_name AND n.project_id = k.project_id
    AND n.deleted_at IS NULL AND a.source_id IS NULL
  ORDER BY a.at`;

type Row = {
  role: string | null;
  scopes: string[] | null;
  grants: Grants | null;
  project_id: string | null;
  source_id: string | null;
  deleted_at: Date | null;
};

function toTarget(row: Row): PublishTarget {
  const { project_id: projectId, source_id: id } = row;
  const { scopes, grants } = row;
  return {
    key:
      projectId === null
        ? null
        : { projectId, role: role.parse(row.role), scopes: scopes ?? [], grants: grants ?? {} },
    source: id === null ? null : { id, isDeleted: row.deleted_at !== null },
  };
}

/** Looks up keys and sources of many publishers in one round trip; answers in their order. */
export function createFindPublishTargets(
  pool: Pool,
): (queries: PublishQuery[]) => Promise<PublishTarget[]> {
  return async (queries) => {
    const { rows } = await pool.query<Row>({
      name: "find-publish-targets",
      text: SQL,
      values: [
        queries.map(({ keyHash }) => keyHash),
        queries.map(({ sourceId }) => sourceId),
        queries.map(({ sourceName }) => sourceName),
      ],
    });
    return rows.map(toTarget);
  };
}
