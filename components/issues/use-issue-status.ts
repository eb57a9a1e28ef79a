"use client";

import { followChange } from "#components/common/follow-change.ts";
import { notify } from "#components/common/notify.ts";
import { useDismissIssue, useSetIssueStatus } from "#lib/client/issues.ts";
import type { IssueStatus } from "#lib/schemas/enums.ts";
import type { IssueModel } from "#lib/schemas/issue.ts";

const DONE: Record<IssueStatus, { title: string; description: string }> = {
  OPENED: { title: "Issue opened again", description: "It is counted as open." },
  ACKNOWLEDGED: { title: "Issue acknowledged", description: "It stays so when it recurs." },
  IGNORED: { title: "Issue ignored", description: "It is counted, and nobody is told of it." },
  RESOLVED: { title: "Issue resolved", description: "Should it happen again, it opens anew." },
};

/** Changes the status of an issue, with a way back in the message that says so. */
export function useIssueStatus(issue: IssueModel) {
  const status = useSetIssueStatus();
  const dismissal = useDismissIssue();
  const change = (next: IssueStatus, done?: () => void) =>
    followChange(status.mutateAsync({ id: issue.id, status: next }), {
      refused: "Not changed",
      ...(done && { done }),
    });

  return {
    isBusy: status.isPending || dismissal.isPending,
    set(next: IssueStatus) {
      if (next === issue.status && issue.dismissed_at === null) return;
      change(next, () =>
        notify.success(DONE[next].title, {
          description: DONE[next].description,
          action: { label: "Undo", onClick: () => change(issue.status) },
        }),
      );
    },
    dismiss() {
      followChange(dismissal.mutateAsync(issue.id), {
        refused: "Not changed",
        done: () =>
          notify.success("Issue dismissed", {
            description: "It is out of the list until it happens again.",
            action: { label: "Undo", onClick: () => change("OPENED") },
          }),
      });
    },
  };
}
