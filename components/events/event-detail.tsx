"use client";

import { useQuery } from "@tanstack/react-query";
import { useShortcuts } from "#components/common/use-shortcuts.ts";
import type { Directory } from "#components/connections/use-directory.ts";
import { Tabs } from "#components/ui/tabs.tsx";
import { eventAttemptsOptions } from "#lib/client/attempts.ts";
import { requestOptions } from "#lib/client/requests.ts";
import type { EventModel } from "#lib/schemas/event.ts";
import { AttemptAnswer } from "./attempt-answer.tsx";
import { AttemptPicker } from "./attempt-picker.tsx";
import { AttemptTimeline } from "./attempt-timeline.tsx";
import { EventFacts } from "./event-facts.tsx";
import { EventRequestTab } from "./event-request-tab.tsx";
import { EventSummary } from "./event-summary.tsx";
import { EVENT_TABS, useEventTabs } from "./event-tabs.ts";

type EventDetailProps = { event: EventModel; directory: Directory };

/** Everything about one event; the side panel and the full page show the same. 1–4 open tabs, [ and ] step through attempts. */
export function EventDetail({ event, directory }: EventDetailProps) {
  const attempts = useQuery(eventAttemptsOptions(event.id));
  const request = useQuery(requestOptions(event.request_id)).data;
  const { tab, attemptId, showTab, showAttempt } = useEventTabs();
  const rows = attempts.data ?? [];
  const at = Math.max(
    0,
    rows.findIndex(({ id }) => id === attemptId),
  );
  const attempt = rows[at];
  const step = (by: -1 | 1) => () => {
    const next = rows[at + by];
    if (next) showAttempt(next.id, tab === "request" ? "request" : "response");
  };
  useShortcuts({
    ...Object.fromEntries(EVENT_TABS.map((name, index) => [index + 1, () => showTab(name)])),
    "[": step(1),
    "]": step(-1),
  });
  const picker =
    attempt && rows.length > 1 ? (
      <AttemptPicker attempt={attempt} attempts={rows} onChoose={(id) => showAttempt(id)} />
    ) : null;

  return (
    <div className="flex flex-col gap-3">
      <EventSummary event={event} request={request} directory={directory} />
      <Tabs
        value={tab}
        onValueChange={showTab}
        tabs={[
          {
            value: "attempts",
            label: "Attempts",
            count: event.attempts,
            content: (
              <AttemptTimeline
                event={event}
                request={request}
                query={attempts}
                onShow={(id) => showAttempt(id, "response")}
              />
            ),
          },
          {
            value: "request",
            label: "Request",
            content: <EventRequestTab event={event} attempt={attempt} picker={picker} />,
          },
          {
            value: "response",
            label: "Response",
            content: <AttemptAnswer attempt={attempt} picker={picker} />,
          },
          {
            value: "details",
            label: "Details",
            content: <EventFacts event={event} directory={directory} />,
          },
        ]}
      />
    </div>
  );
}
