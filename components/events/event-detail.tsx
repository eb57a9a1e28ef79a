"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Directory } from "#components/connections/use-directory.ts";
import { Tabs } from "#components/ui/tabs.tsx";
import { eventAttemptsOptions } from "#lib/client/attempts.ts";
import type { EventModel } from "#lib/schemas/event.ts";
import { AttemptTimeline } from "./attempt-timeline.tsx";
import { EventFacts } from "./event-facts.tsx";
import { EventRequestTab } from "./event-request-tab.tsx";
import { EventResponseTab } from "./event-response-tab.tsx";
import { EventSummary } from "./event-summary.tsx";

type EventDetailProps = { event: EventModel; directory: Directory };
type TabName = "attempts" | "request" | "response" | "details";

/** Everything about one event; the side panel and the full page show the same. */
export function EventDetail({ event, directory }: EventDetailProps) {
  const attempts = useQuery(eventAttemptsOptions(event.id));
  const [tab, setTab] = useState<TabName>("attempts");
  const [chosenAttemptId, setChosenAttemptId] = useState<string | null>(null);
  const rows = attempts.data ?? [];
  const attempt = rows.find(({ id }) => id === chosenAttemptId) ?? rows[0];

  function showResponse(attemptId: string) {
    setChosenAttemptId(attemptId);
    setTab("response");
  }
  return (
    <div className="flex flex-col gap-3">
      <EventSummary event={event} directory={directory} />
      <Tabs
        value={tab}
        onValueChange={setTab}
        tabs={[
          {
            value: "attempts",
            label: "Attempts",
            count: event.attempts,
            content: <AttemptTimeline event={event} query={attempts} onShow={showResponse} />,
          },
          { value: "request", label: "Request", content: <EventRequestTab event={event} /> },
          {
            value: "response",
            label: "Response",
            content: (
              <EventResponseTab attempt={attempt} attempts={rows} onChoose={setChosenAttemptId} />
            ),
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
