"use client";

import { useQuery } from "@tanstack/react-query";
import { BackLink } from "#components/common/back-link.tsx";
import { DetailState } from "#components/common/detail-state.tsx";
import { Id } from "#components/common/id.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { Page } from "#components/layout/page.tsx";
import { issueOptions } from "#lib/client/issues.ts";
import { IssueActions } from "./issue-actions.tsx";
import { IssueBadge } from "./issue-badge.tsx";
import { IssueDetail } from "./issue-detail.tsx";

export function IssuePage({ id }: { id: string }) {
  const query = useQuery(issueOptions(id));
  const issue = query.data;
  if (!issue) return <DetailState noun="issue" backHref="/issues" query={query} />;
  return (
    <Page
      className="max-w-4xl"
      header={
        <PageHeader
          title={
            <>
              <BackLink href="/issues" label="Issues" />
              Issue
            </>
          }
          meta={
            <span className="flex items-center gap-3">
              <IssueBadge issue={issue} isFilled />
              <span className="max-sm:hidden">
                <Id value={issue.id} isFull />
              </span>
            </span>
          }
          actions={<IssueActions issue={issue} />}
        />
      }
    >
      <IssueDetail issue={issue} />
    </Page>
  );
}
