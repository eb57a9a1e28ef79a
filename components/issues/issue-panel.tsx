"use client";

import { useQuery } from "@tanstack/react-query";
import { errorMessage } from "#components/common/error-message.ts";
import { ErrorState } from "#components/common/error-state.tsx";
import { Id } from "#components/common/id.tsx";
import type { ListPanelProps } from "#components/common/list/list-spec.ts";
import { PanelShell } from "#components/common/list/panel-shell.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { issueOptions } from "#lib/client/issues.ts";
import type { IssueWithDataModel } from "#lib/schemas/issue.ts";
import { IssueActions } from "./issue-actions.tsx";
import { IssueBadge } from "./issue-badge.tsx";
import { IssueDetail } from "./issue-detail.tsx";
import type { IssueRowData } from "./use-issue-row-data.ts";

export function IssuePanel({
  id,
  row,
  navigation,
}: ListPanelProps<IssueWithDataModel, IssueRowData>) {
  const { data: issue, error, refetch } = useQuery({ ...issueOptions(id), placeholderData: row });
  return (
    <PanelShell
      title={
        <>
          {issue ? <IssueBadge issue={issue} isFilled /> : <Skeleton className="w-20" />}
          <Id value={id} className="max-sm:hidden" />
        </>
      }
      actions={issue ? <IssueActions issue={issue} /> : null}
      navigation={navigation}
    >
      {issue ? <IssueDetail issue={issue} /> : null}
      {!issue && error ? (
        <ErrorState
          title="The issue could not be loaded"
          message={errorMessage(error)}
          onRetry={() => void refetch()}
        />
      ) : null}
    </PanelShell>
  );
}
