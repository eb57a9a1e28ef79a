"use client";

import type { Directory } from "#components/connections/use-directory.ts";
import { ReplayDialog } from "#components/replay/replay-dialog.tsx";
import { useTellReplayed } from "#components/replay/use-tell-replayed.ts";
import { requestBodyOptions, useReplayRequest } from "#lib/client/requests.ts";
import type { RequestModel } from "#lib/schemas/request.ts";
import { connectionsOf } from "./connections-of.ts";

type ReplayRequestDialogProps = {
  request: RequestModel;
  directory: Directory;
  onClose: () => void;
};

/** A request, sent once more: changed or not, along the connections of its source or others. */
export function ReplayRequestDialog({ request, directory, onClose }: ReplayRequestDialogProps) {
  const replay = useReplayRequest();
  const tell = useTellReplayed();
  return (
    <ReplayDialog
      title="Replay with edit"
      description="It is sent through the rules as they are now and becomes a new request with new events. This one stays as it is."
      submitLabel="Replay"
      data={request.data}
      rawBody={requestBodyOptions(request.id)}
      target={{ directory, connectionIds: connectionsOf(directory, request.source_id) }}
      onSubmit={async ({ webhook_ids, edit }) => {
        const body = { webhook_ids, ...(edit ? { edit } : {}) };
        const { events, requests } = await replay.mutateAsync({ id: request.id, body });
        tell(events, requests[0]?.id);
      }}
      onClose={onClose}
    />
  );
}
