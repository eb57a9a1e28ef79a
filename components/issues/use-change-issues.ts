"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { errorMessage } from "#components/common/error-message.ts";
import { formatCount } from "#components/common/format-count.ts";
import { notify } from "#components/common/notify.ts";
import { assignIssue, dismissIssue, setIssueStatus } from "#lib/client/issues.ts";
import { settleEach } from "#lib/client/settle-each.ts";
import type { IssueStatus } from "#lib/schemas/enums.ts";
import type { IssueModel } from "#lib/schemas/issue.ts";

const DONE: Record<IssueStatus, string> = {
  OPENED: "opened again",
  ACKNOWLEDGED: "acknowledged",
  IGNORED: "ignored",
  RESOLVED: "resolved",
};

type Change = {
  /** What has been done with them: "resolved". */
  done: string;
  issues: readonly IssueModel[];
  run: (issue: IssueModel) => Promise<unknown>;
  undo: (issue: IssueModel) => Promise<unknown>;
};

async function restoreStatus({ id, status, dismissed_at }: IssueModel): Promise<void> {
  await setIssueStatus({ id, status });
  if (dismissed_at !== null) await dismissIssue(id);
}

/** Changes several issues at once, with a way back for those that were changed. */
export function useChangeIssues() {
  const queryClient = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);
  const refresh = () => queryClient.invalidateQueries({ queryKey: ["issues"] });

  async function takeBack(issues: readonly IssueModel[], undo: Change["undo"]) {
    const { failed, error } = await settleEach(issues, undo);
    void refresh();
    if (error) {
      notify.error(`${formatCount(failed, "issue")} could not be put back`, {
        description: errorMessage(error),
      });
    }
  }
  async function change({ done: words, issues, run, undo }: Change) {
    setIsBusy(true);
    const { done, failed, error } = await settleEach(issues, run);
    setIsBusy(false);
    void refresh();
    if (error) {
      notify.error(`${formatCount(failed, "issue")} not ${words}`, {
        description: errorMessage(error),
      });
    }
    if (done.length === 0) return;
    notify.success(`${formatCount(done.length, "issue")} ${words}`, {
      action: { label: "Undo", onClick: () => void takeBack(done, undo) },
    });
  }
  return {
    isBusy,
    setStatus: (issues: readonly IssueModel[], status: IssueStatus) =>
      change({
        done: DONE[status],
        issues: issues.filter((issue) => issue.status !== status || issue.dismissed_at !== null),
        run: ({ id }) => setIssueStatus({ id, status }),
        undo: restoreStatus,
      }),
    assign: (issues: readonly IssueModel[], userId: string | null) =>
      change({
        done: userId === null ? "taken from their assignees" : "assigned",
        issues: issues.filter((issue) => issue.assignee_id !== userId),
        run: ({ id }) => assignIssue({ id, userId }),
        undo: ({ id, assignee_id }) => assignIssue({ id, userId: assignee_id }),
      }),
  };
}
