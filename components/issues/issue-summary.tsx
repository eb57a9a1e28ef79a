"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Facts } from "#components/common/facts.tsx";
import { Markdown } from "#components/common/text/markdown.tsx";
import { Time } from "#components/common/time.tsx";
import { issueTriggerOptions } from "#lib/client/issue-triggers.ts";
import type { IssueModel } from "#lib/schemas/issue.ts";
import { AssigneeMenu } from "./assignee-menu.tsx";
import { IssueRetry } from "./issue-retry.tsx";
import { groupingWords, issueSentence, issueTitle } from "./issue-words.ts";
import { SnoozeMenu } from "./snooze-menu.tsx";
import { triggerTitle } from "./trigger-words.ts";
import type { IssueNames } from "./use-issue-names.ts";

type IssueSummaryProps = { issue: IssueModel; names: IssueNames };

/** What happened, since when, whose it is, and what to do about it. */
export function IssueSummary({ issue, names }: IssueSummaryProps) {
  const href = names.hrefOf(issue);
  const trigger = useQuery({
    ...issueTriggerOptions(issue.issue_trigger_id ?? ""),
    enabled: issue.issue_trigger_id !== null,
  }).data;
  return (
    <section className="flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h2 className="text-form font-medium break-words">{issueTitle(issue, names)}</h2>
        <p className="text-muted">{issueSentence(issue, names)}</p>
        <p className="text-meta text-muted">{groupingWords(issue.type)}</p>
      </div>
      <Facts
        facts={[
          { label: "Occurrences", value: issue.occurrences.toLocaleString("en") },
          { label: "First seen", value: <Time value={issue.first_seen_at} /> },
          { label: "Last seen", value: <Time value={issue.last_seen_at} /> },
          ...(issue.auto_resolved_at
            ? [
                {
                  label: "Resolved",
                  value: (
                    <>
                      by itself, <Time value={issue.auto_resolved_at} />
                    </>
                  ),
                },
              ]
            : []),
          ...(href
            ? [
                {
                  label: "About",
                  value: (
                    <Link href={href} className="text-link hover:underline">
                      {names.of(issue)}
                    </Link>
                  ),
                },
              ]
            : []),
          ...(trigger
            ? [
                {
                  label: "Opened by",
                  value: (
                    <Link
                      href={`/issue-triggers/${trigger.id}`}
                      className="text-link hover:underline"
                    >
                      {triggerTitle(trigger)}
                    </Link>
                  ),
                },
              ]
            : []),
          { label: "Assignee", value: <AssigneeMenu issue={issue} /> },
          { label: "Snooze", value: <SnoozeMenu issue={issue} /> },
        ]}
      />
      <IssueRetry issue={issue} />
      {trigger?.runbook ? (
        <section
          aria-label="Runbook"
          className="rounded-surface border-line bg-surface flex flex-col gap-2 border px-4 py-3"
        >
          <h3 className="text-meta text-muted font-medium">Runbook</h3>
          <Markdown text={trigger.runbook} />
        </section>
      ) : null}
    </section>
  );
}
