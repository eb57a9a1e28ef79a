"use client";

import { useState } from "react";
import type { Directory } from "#components/connections/use-directory.ts";
import { Tabs } from "#components/ui/tabs.tsx";
import type { RequestModel } from "#lib/schemas/request.ts";
import { rejectionWords, verifiedWords } from "./outcome.ts";
import { RequestDataTab } from "./request-data-tab.tsx";
import { RequestFacts } from "./request-facts.tsx";
import { RequestOutcomeTab } from "./request-outcome-tab.tsx";
import { TestBadge } from "./test-badge.tsx";

type RequestDetailProps = { request: RequestModel; directory: Directory };
type TabName = "outcome" | "request" | "details";

/** Everything about one request; the side panel and the full page show the same. */
export function RequestDetail({ request, directory }: RequestDetailProps) {
  const [tab, setTab] = useState<TabName>(request.rejection_cause === null ? "outcome" : "request");
  const source = directory.sources.get(request.source_id);
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-col gap-1">
        <p className="flex items-center gap-2">
          <span className="text-form truncate font-medium" title={source?.name}>
            {source?.name ?? request.source_id}
          </span>
          {request.is_test ? <TestBadge /> : null}
          <span className="text-muted text-meta whitespace-nowrap">
            {verifiedWords(request.verified)}
          </span>
        </p>
        {request.rejection_cause === null ? null : (
          <p className="text-muted">{rejectionWords(request.rejection_cause)}</p>
        )}
      </div>
      <Tabs
        value={tab}
        onValueChange={setTab}
        tabs={[
          {
            value: "outcome",
            label: "Outcome",
            content: <RequestOutcomeTab request={request} directory={directory} />,
          },
          { value: "request", label: "Request", content: <RequestDataTab request={request} /> },
          {
            value: "details",
            label: "Details",
            content: <RequestFacts request={request} source={source} />,
          },
        ]}
      />
    </div>
  );
}
