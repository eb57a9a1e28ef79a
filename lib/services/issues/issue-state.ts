import type { IssueState, Snooze } from "#lib/domain/issues/transition.ts";
import { issueStatus } from "#lib/schemas/enums.ts";
import { type Issue, Prisma } from "../../../generated/prisma/client.ts";

type StateColumns = Pick<
  Issue,
  | "status"
  | "openedAt"
  | "firstSeenAt"
  | "lastSeenAt"
  | "dismissedAt"
  | "autoResolvedAt"
  | "settledAt"
  | "occurrences"
  | "cleanCount"
  | "snoozedUntil"
  | "snoozeLimit"
  | "snoozedCount"
>;

/** The columns of `StateColumns` of an issue `t`, named as Prisma names them. */
export const STATE_COLUMNS = Prisma.raw(`t.status, t.opened_at AS "openedAt",
  t.first_seen_at AS "firstSeenAt", t.last_seen_at AS "lastSeenAt", t.dismissed_at AS "dismissedAt",
  t.auto_resolved_at AS "autoResolvedAt", t.settled_at AS "settledAt", t.occurrences,
  t.clean_count AS "cleanCount", t.snoozed_until AS "snoozedUntil", t.snooze_limit AS "snoozeLimit",
  t.snoozed_count AS "snoozedCount"`);

/** Counts come as text where they are read without Prisma. */
export type StateRow = Omit<StateColumns, CountColumn> & Record<CountColumn, Count | null>;
type CountColumn = "occurrences" | "cleanCount" | "snoozeLimit" | "snoozedCount";
type Count = bigint | string | number;

function toSnooze(row: StateRow): Snooze | null {
  if (row.snoozedUntil === null && row.snoozeLimit === null) return null;
  return {
    until: row.snoozedUntil,
    limit: row.snoozeLimit === null ? null : Number(row.snoozeLimit),
    countAtStart: Number(row.snoozedCount ?? 0),
  };
}

export function readState(row: StateRow): IssueState {
  const { openedAt, firstSeenAt, lastSeenAt, dismissedAt, autoResolvedAt, settledAt } = row;
  return {
    status: issueStatus.parse(row.status),
    openedAt,
    firstSeenAt,
    lastSeenAt,
    dismissedAt,
    autoResolvedAt,
    settledAt,
    occurrences: Number(row.occurrences),
    cleanCount: Number(row.cleanCount),
    snooze: toSnooze(row),
  };
}

/** Turns a state into the columns that hold it. */
export function stateColumns({ snooze, ...state }: IssueState) {
  return {
    ...state,
    snoozedUntil: snooze?.until ?? null,
    snoozeLimit: snooze?.limit ?? null,
    snoozedCount: snooze?.countAtStart ?? null,
  };
}
