import { ID_PREFIXES } from "#lib/domain/ids.ts";
import { type AuditEntry, type AuditLogQuery, auditActorType } from "#lib/schemas/audit-entry.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { PlatformContext } from "../context.ts";
import { allOf, createdCondition, oneOf } from "../lists/conditions.ts";
import { presentPage, readPage } from "../lists/read-page.ts";
import { runSql } from "../lists/run-sql.ts";
import { isCursorOf } from "../lists/timed-rows.ts";
import { hasWords } from "./audit-words.ts";

type Row = {
  id: string;
  organization_id: string | null;
  project_id: string | null;
  actor_type: string;
  actor_id: string | null;
  actor_name: string | null;
  action: string;
  resource_type: string;
  resource_id: string | null;
  resource_name: string | null;
  before: AuditEntry["before"];
  after: AuditEntry["after"];
  ip_address: string | null;
  created_at: Date;
};

type ListContext = Pick<PlatformContext, "db" | "caller">;

const COLUMNS = Prisma.raw(
  [
    ...["id", "organization_id", "project_id", "actor_type", "actor_id", "actor_name", "action"],
    ...["resource_type", "resource_id", "resource_name", "before", "after", "ip_address"],
    "created_at",
  ]
    .map((name) => `t.${name}`)
    .join(", "),
);
const column = (name: string) => Prisma.raw(`t.${name}`);

/** People and keys of the organization see all of it, other keys what is of their project. */
function visibleTo({ caller }: ListContext): Prisma.Sql {
  const own = Prisma.sql`t.organization_id = ${caller.organizationId}`;
  if (caller.keyKind === null) return own;
  if (caller.keyKind !== "organization") {
    return Prisma.sql`${own} AND t.project_id = ${caller.projectId}`;
  }
  const granted = Object.keys(caller.grants);
  if (granted.length === 0) return own;
  return Prisma.sql`${own} AND t.project_id = ANY(${granted}::text[])`;
}

function byAction(actions: readonly string[] | undefined): Prisma.Sql | null {
  if (!actions) return null;
  const exact = actions.filter((action) => action.includes("."));
  const nouns = actions.filter((action) => !action.includes("."));
  const conditions = [
    ...(exact.length > 0 ? [oneOf(column("action"), exact)] : []),
    ...(nouns.length > 0 ? [oneOf(column("resource_type"), nouns)] : []),
  ];
  return Prisma.sql`(${Prisma.join(conditions, " OR ")})`;
}

function present(row: Row): AuditEntry {
  return {
    id: row.id,
    organization_id: row.organization_id,
    team_id: row.project_id,
    actor: {
      type: auditActorType.parse(row.actor_type),
      id: row.actor_id,
      name: row.actor_name,
    },
    action: row.action,
    resource: { type: row.resource_type, id: row.resource_id, name: row.resource_name },
    before: row.before,
    after: row.after,
    ip_address: row.ip_address,
    created_at: row.created_at.toISOString(),
  };
}

/** Lists what was done in the caller's organization, in the order of ids, which is that of time. */
export async function listAuditEntries(ctx: ListContext, query: AuditLogQuery) {
  const conditions = [
    visibleTo(ctx),
    query.team_id === undefined ? null : Prisma.sql`t.project_id = ${query.team_id}`,
    oneOf(column("actor_id"), query.actor_id),
    oneOf(column("actor_type"), query.actor_type),
    query.resource_id === undefined ? null : Prisma.sql`t.resource_id = ${query.resource_id}`,
    byAction(query.action),
    query.search === undefined ? null : hasWords(query.search),
    createdCondition(column("id"), ID_PREFIXES.auditEntry, query.created_at),
  ];
  const isCursor = isCursorOf(ID_PREFIXES.auditEntry);
  const page = await readPage<Row>(
    {
      columns: [{ sql: column("id"), dir: query.dir }],
      positionOf: (cursor) => (isCursor(cursor) ? [cursor] : null),
      rows: (where, orderBy, limit) =>
        runSql(
          ctx.db.pool,
          Prisma.sql`SELECT ${COLUMNS} FROM audit_entry t WHERE ${allOf([...conditions, where])}
            ORDER BY ${orderBy} LIMIT ${limit}`,
        ),
    },
    query,
  );
  return presentPage(query, page, present);
}
