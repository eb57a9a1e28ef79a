"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { CollapsibleSection } from "#components/common/collapsible-section.tsx";
import { JsonView } from "#components/common/json/json-view.tsx";
import { AttemptAnswer } from "#components/events/attempt-answer.tsx";
import { EventRequestTab } from "#components/events/event-request-tab.tsx";
import { RequestDataTab } from "#components/requests/request-data-tab.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { issueOptions } from "#lib/client/issues.ts";
import type { IssueWithDataModel } from "#lib/schemas/issue.ts";
import type { IssueNames } from "./use-issue-names.ts";

type IssueExampleProps = { issue: IssueWithDataModel; names: IssueNames };

/** What the issue looked like the last time, with what was sent and answered. */
export function IssueExample({ issue, names }: IssueExampleProps) {
  // The row of a list comes without bodies; the whole issue has them.
  const whole = useQuery(issueOptions(issue.id)).data;
  if (!whole) {
    return (
      <div role="status" aria-label="Loading the example" className="py-3">
        <Skeleton className="h-40" />
      </div>
    );
  }
  if (whole.data === null || whole.data === undefined) {
    return <p className="text-muted py-3">It is no longer stored: its retention has ended.</p>;
  }
  switch (whole.type) {
    case "delivery": {
      const { trigger_event: event, trigger_attempt: attempt } = whole.data;
      return (
        <div className="flex flex-col gap-4 py-3">
          <Link href={`/events/${event.id}`} className="text-link w-fit hover:underline">
            Open the event
          </Link>
          <section aria-label="Answer">
            <h3 className="font-medium">Answer</h3>
            <AttemptAnswer attempt={attempt ?? undefined} picker={null} />
          </section>
          <section aria-label="What was sent">
            <h3 className="font-medium">What was sent</h3>
            <EventRequestTab event={event} attempt={attempt ?? undefined} picker={null} />
          </section>
        </div>
      );
    }
    case "request":
      return (
        <div className="py-3">
          <Link href={`/requests/${whole.data.request.id}`} className="text-link hover:underline">
            Open the request
          </Link>
          <RequestDataTab request={whole.data.request} />
        </div>
      );
    case "transformation": {
      const { transformation_execution: run } = whole.data;
      return (
        <div className="flex flex-col gap-3 py-3">
          <p className="text-muted">
            Along {names.directory.connections.get(run.webhook_id)?.full_name ?? run.webhook_id}
          </p>
          <CollapsibleSection title="Console" count={run.logs.length}>
            <pre className="text-code scrollbar-thin overflow-x-auto font-mono whitespace-pre-wrap">
              {run.logs.map(({ type, message }) => `${type}: ${message}`).join("\n") || "Empty"}
            </pre>
          </CollapsibleSection>
        </div>
      );
    }
    case "backpressure":
      return (
        <div className="py-3">
          <JsonView body={whole.data.destination} fileName={`${whole.data.destination.id}.json`} />
        </div>
      );
  }
}
