"use client";

import { BellOff, CircleCheck, CircleDot, Ellipsis, Eye, Link2, XCircle } from "lucide-react";
import { copyText } from "#components/common/copy-text.ts";
import { notify } from "#components/common/notify.ts";
import { useShortcuts } from "#components/common/use-shortcuts.ts";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { Menu, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import type { IssueModel } from "#lib/schemas/issue.ts";
import { useIssueStatus } from "./use-issue-status.ts";

/** What can be done with an issue. A acknowledges, E resolves, while nothing else takes the key. */
export function IssueActions({ issue }: { issue: IssueModel }) {
  const canOperate = useCan("gateway.operate");
  const { set, dismiss, isBusy } = useIssueStatus(issue);
  const isUnderWay = issue.status === "OPENED" || issue.status === "ACKNOWLEDGED";
  useShortcuts({
    a: canOperate && issue.status === "OPENED" ? () => set("ACKNOWLEDGED") : undefined,
    e: canOperate && isUnderWay ? () => set("RESOLVED") : undefined,
  });

  async function share() {
    await copyText(`${window.location.origin}/issues/${issue.id}`);
    notify.success("Link copied", { description: "Whoever may open the project can open it." });
  }
  return (
    <>
      {canOperate && issue.status === "OPENED" ? (
        <Tooltip
          content={
            <span className="flex items-center gap-1.5">
              Somebody is at it <Kbd>A</Kbd>
            </span>
          }
        >
          <Button size="toolbar" isBusy={isBusy} onClick={() => set("ACKNOWLEDGED")}>
            {isBusy ? null : <Eye />}
            Acknowledge
          </Button>
        </Tooltip>
      ) : null}
      {canOperate && issue.status === "ACKNOWLEDGED" ? (
        <Button size="toolbar" isBusy={isBusy} onClick={() => set("RESOLVED")}>
          {isBusy ? null : <CircleCheck />}
          Resolve
        </Button>
      ) : null}
      {canOperate && !isUnderWay ? (
        <Button size="toolbar" isBusy={isBusy} onClick={() => set("OPENED")}>
          {isBusy ? null : <CircleDot />}
          Reopen
        </Button>
      ) : null}
      <Menu
        align="end"
        trigger={
          <Button variant="ghost" size="icon-toolbar" aria-label="More actions for the issue">
            <Ellipsis />
          </Button>
        }
      >
        <MenuItem icon={<Link2 />} onSelect={() => void share()}>
          Copy link
        </MenuItem>
        {canOperate ? (
          <>
            <MenuSeparator />
            <MenuItem
              icon={<CircleCheck />}
              isDisabled={issue.status === "RESOLVED"}
              onSelect={() => set("RESOLVED")}
            >
              Resolve
            </MenuItem>
            <MenuItem
              icon={<BellOff />}
              isDisabled={issue.status === "IGNORED"}
              onSelect={() => set("IGNORED")}
            >
              Ignore for good
            </MenuItem>
            <MenuItem
              icon={<XCircle />}
              isDisabled={issue.dismissed_at !== null}
              onSelect={dismiss}
            >
              Dismiss until it recurs
            </MenuItem>
          </>
        ) : null}
      </Menu>
    </>
  );
}
