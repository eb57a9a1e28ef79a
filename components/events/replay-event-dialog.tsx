"use client";

import { useQuery } from "@tanstack/react-query";
import type { Directory } from "#components/connections/use-directory.ts";
import { ReplayDialog } from "#components/replay/replay-dialog.tsx";
import { useTellReplayed } from "#components/replay/use-tell-replayed.ts";
import { useReplayEvent } from "#lib/client/events.ts";
import { requestBodyOptions, requestOptions } from "#lib/client/requests.ts";
import type { EventModel } from "#lib/schemas/event.ts";

type ReplayEventDialogProps = { event: EventModel; directory: Directory; onClose: () => void };

/** The request of an event, sent once more: changed or not, to its own connection or elsewhere. */
export function ReplayEventDialog({ event, directory, onClose }: ReplayEventDialogProps) {
  const request = useQuery(requestOptions(event.request_id));
  const replay = useReplayEvent();
  const tell = useTellReplayed();
  return (
    <ReplayDialog
      title="Replay with edit"
      description="What came in is sent through the rules as they are now. It becomes a new event; this one stays as it is."
      submitLabel="Replay"
      data={request.error ? null : request.data?.data}
      rawBody={requestBodyOptions(event.request_id)}
      target={{ directory, connectionIds: [event.webhook_id] }}
      onSubmit={async ({ webhook_ids, edit }) => {
        const body = { webhook_ids, ...(edit ? { edit } : {}) };
        const { events, requests } = await replay.mutateAsync({ id: event.id, body });
        tell(events, requests[0]?.id);
      }}
      onClose={onClose}
    />
  );
}
