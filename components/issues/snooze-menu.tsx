"use client";

import { AlarmClock, ChevronDown } from "lucide-react";
import { followChange } from "#components/common/follow-change.ts";
import { formatCount } from "#components/common/format-count.ts";
import { Time } from "#components/common/time.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import { type SnoozeInput, useSnoozeIssue } from "#lib/client/issues.ts";
import type { IssueModel } from "#lib/schemas/issue.ts";
import { isSnoozed } from "./issue-badge.tsx";

const HOUR_MS = 60 * 60 * 1_000;
const TIMES = [
  { label: "For an hour", hours: 1 },
  { label: "For four hours", hours: 4 },
  { label: "For a day", hours: 24 },
  { label: "For a week", hours: 7 * 24 },
];
const COUNTS = [10, 100, 1_000];

/** Takes an issue out of sight for a while. */
export function SnoozeMenu({ issue }: { issue: IssueModel }) {
  const canOperate = useCan("gateway.operate");
  const snooze = useSnoozeIssue();
  const isUnderWay = issue.status === "OPENED" || issue.status === "ACKNOWLEDGED";
  function run(input: SnoozeInput) {
    followChange(snooze.mutateAsync({ id: issue.id, ...input }), { refused: "Not snoozed" });
  }
  if (isSnoozed(issue)) {
    return (
      <span className="flex flex-wrap items-center gap-2">
        <span>{snoozeWords(issue)}</span>
        {canOperate ? (
          <Button size="toolbar" isBusy={snooze.isPending} onClick={() => run({})}>
            Wake
          </Button>
        ) : null}
      </span>
    );
  }
  if (!canOperate || !isUnderWay || issue.dismissed_at !== null) return <span>No</span>;
  return (
    <Menu
      trigger={
        <Button size="toolbar" isBusy={snooze.isPending}>
          {snooze.isPending ? null : <AlarmClock />}
          Snooze
          <ChevronDown className="text-faint" aria-hidden />
        </Button>
      }
    >
      {TIMES.map(({ label, hours }) => (
        <MenuItem
          key={label}
          onSelect={() => run({ until: new Date(Date.now() + hours * HOUR_MS).toISOString() })}
        >
          {label}
        </MenuItem>
      ))}
      {COUNTS.map((count) => (
        <MenuItem key={count} onSelect={() => run({ occurrences: count })}>
          For {formatCount(count, "more occurrence")}
        </MenuItem>
      ))}
    </Menu>
  );
}

function snoozeWords({ snoozed_until: until, snooze_limit: limit, occurrences }: IssueModel) {
  if (until) {
    return (
      <>
        until <Time value={until} />
      </>
    );
  }
  return <>for {formatCount(Math.max(0, (limit ?? 0) - occurrences), "more occurrence")}</>;
}
