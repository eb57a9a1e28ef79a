"use client";

import { useQueryClient } from "@tanstack/react-query";
import { errorMessage } from "#components/common/error-message.ts";
import { notify } from "#components/common/notify.ts";
import { shortenId } from "#components/common/shorten-id.ts";
import { eventOptions, useCancelEvent, useRetryEvent } from "#lib/client/events.ts";
import type { EventModel } from "#lib/schemas/event.ts";

const CANCELLABLE: readonly EventModel["status"][] = ["QUEUED", "SCHEDULED", "HOLD"];

/** Tells whether an event is still going to be sent by itself. */
export function isCancellable(event: EventModel): boolean {
  if (CANCELLABLE.includes(event.status)) return true;
  return event.status === "FAILED" && event.next_attempt_at !== null;
}

/** Retry and cancel, each shown at once and taken back where the server refuses. */
export function useEventVerbs(event: EventModel) {
  const queryClient = useQueryClient();
  const retry = useRetryEvent();
  const cancel = useCancelEvent();
  const { queryKey } = eventOptions(event.id);

  function show(changes: Partial<EventModel>): () => void {
    const before = queryClient.getQueryData(queryKey);
    queryClient.setQueryData(queryKey, (known) => known && { ...known, ...changes });
    return () => queryClient.setQueryData(queryKey, before);
  }
  function retryNow() {
    if (retry.isPending) return;
    const takeBack = show({ status: "QUEUED", next_attempt_at: null });
    retry.mutate(event.id, {
      onSuccess: () =>
        notify.success("Retry queued", {
          description: `${shortenId(event.id)} goes out again as a new attempt.`,
        }),
      onError: (error) => {
        takeBack();
        notify.error("Not retried", { description: errorMessage(error) });
      },
    });
  }
  function cancelNow() {
    const takeBack = show({ status: "CANCELLED", next_attempt_at: null });
    cancel.mutate(event.id, {
      onSuccess: () =>
        notify.success("Event cancelled", {
          description: `${shortenId(event.id)} is not sent.`,
          action: { label: "Send after all", onClick: retryNow },
        }),
      onError: (error) => {
        takeBack();
        notify.error("Not cancelled", { description: errorMessage(error) });
      },
    });
  }
  return { retryNow, cancelNow, isRetrying: retry.isPending };
}
