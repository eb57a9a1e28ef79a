"use client";

import { useState } from "react";
import { Tabs } from "#components/ui/tabs.tsx";
import type { IssueWithDataModel } from "#lib/schemas/issue.ts";
import { IssueActivity } from "./issue-activity.tsx";
import { IssueAffected } from "./issue-affected.tsx";
import { IssueExample } from "./issue-example.tsx";
import { IssueHistogram } from "./issue-histogram.tsx";
import { IssueSummary } from "./issue-summary.tsx";
import { useIssueNames } from "./use-issue-names.ts";

type TabName = "activity" | "example" | "affected";

/** Everything about one issue; the side panel and the full page show the same. */
export function IssueDetail({ issue }: { issue: IssueWithDataModel }) {
  const [tab, setTab] = useState<TabName>("activity");
  const names = useIssueNames();
  const hasAffected = issue.type === "delivery" || issue.type === "request";
  return (
    <div className="flex flex-col gap-5">
      <IssueSummary issue={issue} names={names} />
      <IssueHistogram issue={issue} />
      <Tabs
        value={tab}
        onValueChange={setTab}
        tabs={[
          { value: "activity", label: "Activity", content: <IssueActivity issue={issue} /> },
          {
            value: "example",
            label: "Latest example",
            content: <IssueExample issue={issue} names={names} />,
          },
          ...(hasAffected
            ? [
                {
                  value: "affected" as const,
                  label: issue.type === "delivery" ? "Affected events" : "Affected requests",
                  content: <IssueAffected issue={issue} names={names} />,
                },
              ]
            : []),
        ]}
      />
    </div>
  );
}
