"use client";

import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import type { EventModel } from "#lib/schemas/event.ts";
import { useEventVerbs } from "./use-event-verbs.ts";

/** What can be done about the attempt that comes next. */
export function UpcomingActions({ event }: { event: EventModel }) {
  const canOperate = useCan("gateway.operate");
  const { retryNow, cancelNow, isRetrying } = useEventVerbs(event);
  if (!canOperate) return null;
  return (
    <span className="flex gap-1.5">
      <Button size="toolbar" isBusy={isRetrying} onClick={retryNow}>
        {event.attempts === 0 ? "Send now" : "Retry now"}
      </Button>
      <Button size="toolbar" variant="ghost" onClick={cancelNow}>
        {event.attempts === 0 ? "Cancel" : "Stop retrying"}
      </Button>
    </span>
  );
}
