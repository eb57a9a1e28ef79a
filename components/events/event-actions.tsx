"use client";

import { useQueryClient } from "@tanstack/react-query";
import { CircleSlash, RotateCw } from "lucide-react";
import { CopyMenu } from "#components/common/copy-as/copy-menu.tsx";
import { errorMessage } from "#components/common/error-message.ts";
import { notify } from "#components/common/notify.ts";
import { shortenId } from "#components/common/shorten-id.ts";
import { useShortcuts } from "#components/common/use-shortcuts.ts";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { MenuItem } from "#components/ui/menu.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { eventBodyOptions, useCancelEvent, useRetryEvent } from "#lib/client/events.ts";
import type { EventModel } from "#lib/schemas/event.ts";

const CANCELLABLE: readonly EventModel["status"][] = ["QUEUED", "SCHEDULED", "HOLD"];

/** What can be done with an event: retry, cancel, copy. R retries while nothing else takes the key. */
export function EventActions({ event }: { event: EventModel }) {
  const canOperate = useCan("gateway.operate");
  const queryClient = useQueryClient();
  const retry = useRetryEvent();
  const cancel = useCancelEvent();
  const isCancellable =
    CANCELLABLE.includes(event.status) ||
    (event.status === "FAILED" && event.next_attempt_at !== null);

  function retryNow() {
    if (!canOperate || retry.isPending) return;
    retry.mutate(event.id, {
      onSuccess: () =>
        notify.success("Retry queued", {
          description: `${shortenId(event.id)} goes out again as a new attempt.`,
        }),
      onError: (error) => notify.error("Not retried", { description: errorMessage(error) }),
    });
  }
  function cancelNow() {
    cancel.mutate(event.id, {
      onSuccess: () =>
        notify.success("Event cancelled", {
          description: `${shortenId(event.id)} is not sent. Retry sends it after all.`,
        }),
      onError: (error) => notify.error("Not cancelled", { description: errorMessage(error) }),
    });
  }
  useShortcuts({ r: retryNow });

  const data = event.data ?? null;
  return (
    <>
      {canOperate ? (
        <Tooltip
          content={
            <span className="flex items-center gap-1.5">
              Same event, new attempt <Kbd>R</Kbd>
            </span>
          }
        >
          <Button variant="primary" size="toolbar" isBusy={retry.isPending} onClick={retryNow}>
            {retry.isPending ? null : <RotateCw />}
            Retry
          </Button>
        </Tooltip>
      ) : null}
      <CopyMenu
        call={data && { method: data.method, url: data.url, headers: data.headers }}
        fetchBody={() => queryClient.fetchQuery(eventBodyOptions(event.id))}
        href={`/events/${event.id}`}
      >
        {canOperate && isCancellable ? (
          <MenuItem icon={<CircleSlash />} onSelect={cancelNow}>
            Cancel event
          </MenuItem>
        ) : null}
      </CopyMenu>
    </>
  );
}
