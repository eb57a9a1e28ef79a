"use client";

import { BellOff, ChevronDown, CircleCheck, CircleDot, Eye, UserRound } from "lucide-react";
import type { ListTickBarProps } from "#components/common/list/list-spec.ts";
import { TickBar } from "#components/common/list/tick-bar.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import type { IssueStatus } from "#lib/schemas/enums.ts";
import type { IssueWithDataModel } from "#lib/schemas/issue.ts";
import { useChangeIssues } from "./use-change-issues.ts";
import type { IssueRowData } from "./use-issue-row-data.ts";

type IssueTickBarProps = ListTickBarProps<IssueWithDataModel, IssueRowData>;

/** What can be done with the issues that are ticked. */
export function IssueTickBar({ ticks, rows, data }: IssueTickBarProps) {
  const canOperate = useCan("gateway.operate");
  const { setStatus, assign, isBusy } = useChangeIssues();
  async function set(status: IssueStatus) {
    await setStatus(rows, status);
    ticks.clear();
  }
  async function give(userId: string | null) {
    await assign(rows, userId);
    ticks.clear();
  }
  const isOpen = rows.some(({ status }) => status === "OPENED");
  return (
    <TickBar noun="issue" ticks={ticks}>
      {canOperate ? (
        <>
          {isOpen ? (
            <Button size="toolbar" disabled={isBusy} onClick={() => void set("ACKNOWLEDGED")}>
              <Eye /> Acknowledge
            </Button>
          ) : null}
          <Button size="toolbar" isBusy={isBusy} onClick={() => void set("RESOLVED")}>
            {isBusy ? null : <CircleCheck />} Resolve
          </Button>
          <Menu
            side="top"
            trigger={
              <Button size="toolbar" disabled={isBusy}>
                <UserRound /> Assign <ChevronDown className="text-faint" aria-hidden />
              </Button>
            }
          >
            {[...data.people].map(([id, name]) => (
              <MenuItem key={id} onSelect={() => void give(id)}>
                {name}
              </MenuItem>
            ))}
            <MenuItem onSelect={() => void give(null)}>Nobody</MenuItem>
          </Menu>
          <Menu
            side="top"
            align="end"
            trigger={
              <Button size="toolbar" disabled={isBusy}>
                More <ChevronDown className="text-faint" aria-hidden />
              </Button>
            }
          >
            <MenuItem icon={<BellOff />} onSelect={() => void set("IGNORED")}>
              Ignore for good
            </MenuItem>
            <MenuItem icon={<CircleDot />} onSelect={() => void set("OPENED")}>
              Reopen
            </MenuItem>
          </Menu>
        </>
      ) : null}
    </TickBar>
  );
}
