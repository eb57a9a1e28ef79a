"use client";

import { useShortcuts } from "#components/common/use-shortcuts.ts";
import type { Directory } from "#components/connections/use-directory.ts";
import { Tabs } from "#components/ui/tabs.tsx";
import type { RequestModel } from "#lib/schemas/request.ts";
import { RequestDataTab } from "./request-data-tab.tsx";
import { RequestFacts } from "./request-facts.tsx";
import { RequestOutcomeTab } from "./request-outcome-tab.tsx";
import { RequestSummary } from "./request-summary.tsx";
import { REQUEST_TABS, useRequestTab } from "./request-tabs.ts";

type RequestDetailProps = { request: RequestModel; directory: Directory };

/** Everything about one request; the side panel and the full page show the same. 1–3 open tabs. */
export function RequestDetail({ request, directory }: RequestDetailProps) {
  const [tab, setTab] = useRequestTab(request.rejection_cause === null ? "outcome" : "request");
  const source = directory.sources.get(request.source_id);
  useShortcuts(
    Object.fromEntries(REQUEST_TABS.map((name, index) => [index + 1, () => setTab(name)])),
  );
  return (
    <div className="flex flex-col gap-3">
      <RequestSummary request={request} source={source} />
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
