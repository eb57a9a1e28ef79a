import type { Pool } from "pg";
import type { Queue } from "#lib/adapters/queue.ts";
import { DEFAULT_AUTO_RESOLVE, isOver } from "#lib/domain/issues/auto-resolve.ts";
import { transitionIssue } from "#lib/domain/issues/transition.ts";
import type { IssueType } from "#lib/schemas/enums.ts";
import type { AutoResolve } from "#lib/schemas/issue-trigger.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import { runSql } from "../lists/run-sql.ts";
import { runInTransaction } from "../run-in-transaction.ts";
import { auditAutoResolved } from "./audit-auto-resolved.ts";
import { readState, STATE_COLUMNS, type StateRow } from "./issue-state.ts";
import { type IssueWrite, saveIssues } from "./save-issues.ts";

type Row = StateRow & {
  id: string;
  projectId: string;
  type: IssueType;
  autoResolve: AutoResolve | null;
};

const UNDER_WAY = Prisma.sql`t.status IN ('OPENED', 'ACKNOWLEDGED') AND t.dismissed_at IS NULL`;
/** What could change by itself; the rest of the decision is not for SQL. */
const MAY_CHANGE = Prisma.sql`(t.clean_count > 0 OR t.type = 'request' OR t.snoozed_until <= now())`;

function toWrite(row: Row, now: Date): IssueWrite[] {
  const before = readState(row);
  const awake = transitionIssue(before, { kind: "tick" }, now);
  const rule = row.autoResolve ?? DEFAULT_AUTO_RESOLVE[row.type];
  const after = isOver(row.type, awake, rule, now)
    ? transitionIssue(awake, { kind: "auto_resolve" }, now)
    : awake;
  if (after === before) return [];
  const { id, projectId } = row;
  return [{ id, projectId, before, after, identity: null, reference: null, buckets: new Map() }];
}

/** Resolves issues that are over and ends snoozes whose time has come. Safe to run anywhere, at any time. */
export async function settleIssues(
  pool: Pool,
  queue: Pick<Queue, "send">,
  now: () => Date,
): Promise<void> {
  const found = await runSql<Row>(
    pool,
    Prisma.sql`SELECT t.id, t.project_id AS "projectId", t.type, g.auto_resolve AS "autoResolve",
        ${STATE_COLUMNS}
      FROM issue t LEFT JOIN issue_trigger g ON g.id = t.issue_trigger_id
      WHERE ${UNDER_WAY} AND ${MAY_CHANGE}`,
  );
  const due = found.filter((row) => toWrite(row, now()).length > 0);
  if (due.length === 0) return;
  await runInTransaction(pool, async (client) => {
    const ids = due.map(({ id }) => id);
    const locked = await runSql<StateRow & { id: string }>(
      client,
      Prisma.sql`SELECT t.id, ${STATE_COLUMNS} FROM issue t
        WHERE t.id = ANY(${ids}::text[]) ORDER BY t.id FOR UPDATE`,
    );
    const states = new Map(locked.map((row) => [row.id, row]));
    const writes = due.flatMap((row) => {
      const state = states.get(row.id);
      return state ? toWrite({ ...row, ...state }, now()) : [];
    });
    await saveIssues(client, queue, writes, now());
    await auditAutoResolved(client, writes, now());
  });
}
