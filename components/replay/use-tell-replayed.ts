"use client";

import { useRouter } from "next/navigation";
import { notify } from "#components/common/notify.ts";
import type { EventModel } from "#lib/schemas/event.ts";

/** Says what came of a replay, with the way there. */
export function useTellReplayed() {
  const router = useRouter();
  return (events: readonly EventModel[], requestId: string | undefined) => {
    const event = events[0];
    if (event) {
      notify.success(events.length === 1 ? "Replayed" : `Replayed as ${events.length} events`, {
        description: "It goes out as a new event.",
        action: { label: "Open event", onClick: () => router.push(`/events/${event.id}`) },
      });
      return;
    }
    notify.success("Replayed", {
      description: "No event has come of it yet. The new request says why.",
      ...(requestId
        ? { action: { label: "Open", onClick: () => router.push(`/requests/${requestId}`) } }
        : {}),
    });
  };
}
