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

/**
 * Retry and cancel, each shown at once and taken back where the server refuses. What became of it is told
 * even where the button went away meanwhile, as it does with what it was there for.
 */
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
  async function retryNow() {
    if (retry.isPending) return;
    const takeBack = show({ status: "QUEUED", next_attempt_at: null });
    try {
      await retry.mutateAsync(event.id);
      notify.success("Retry queued", {
        description: `${shortenId(event.id)} goes out again as a new attempt.`,
      });
    } catch (error) {
      takeBack();
      notify.error("Not retried", { description: errorMessage(error) });
    }
  }
  async function cancelNow() {
    const isFailed = event.status === "FAILED";
    const takeBack = show({
      status: isFailed ? "FAILED" : "CANCELLED",
      next_attempt_at: null,
    });
    try {
      await cancel.mutateAsync(event.id);
      notify.success(isFailed ? "Retries stopped" : "Event cancelled", {
        description: `${shortenId(event.id)} is not sent${isFailed ? " again by itself" : ""}.`,
        action: { label: isFailed ? "Retry now" : "Send after all", onClick: retryFromNotice },
      });
    } catch (error) {
      takeBack();
      notify.error("Not cancelled", { description: errorMessage(error) });
    }
  }
  const retryFromNotice = () => void retryNow();
  return { retryNow, cancelNow, isRetrying: retry.isPending };
}
