"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Bookmark, GitCompare, Pencil, RotateCw, Workflow } from "lucide-react";
import { useState } from "react";
import { bookmarkLabel } from "#components/bookmarks/bookmark-label.ts";
import { useBookmark } from "#components/bookmarks/use-bookmark.ts";
import { CopyMenu } from "#components/common/copy-as/copy-menu.tsx";
import { followChange } from "#components/common/follow-change.ts";
import { formatCount } from "#components/common/format-count.ts";
import { notify } from "#components/common/notify.ts";
import { useShortcuts } from "#components/common/use-shortcuts.ts";
import type { Directory } from "#components/connections/use-directory.ts";
import { useCan } from "#components/layout/project-context.tsx";
import { useTellReplayed } from "#components/replay/use-tell-replayed.ts";
import { Button } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { MenuItem, MenuLink } from "#components/ui/menu.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import {
  requestBodyOptions,
  revealRequest,
  useReplayRequest,
  useRetryRequest,
} from "#lib/client/requests.ts";
import type { RequestData } from "#lib/schemas/payload.ts";
import type { RequestModel } from "#lib/schemas/request.ts";
import { connectionsOf } from "./connections-of.ts";

const ReplayRequestDialog = onDemand(() =>
  import("./replay-request-dialog.tsx").then((module) => module.ReplayRequestDialog),
);

type RequestActionsProps = { request: RequestModel; directory: Directory };

/** What can be done with a request: replay (R), with edit (Shift+R), bookmark (B), compare, copy (C). */
export function RequestActions({ request, directory }: RequestActionsProps) {
  const canOperate = useCan("gateway.operate");
  const queryClient = useQueryClient();
  const replay = useReplayRequest();
  const retry = useRetryRequest();
  const tell = useTellReplayed();
  const keep = useBookmark();
  const [isReplaying, setIsReplaying] = useState(false);
  const source = directory.sources.get(request.source_id);
  const data = request.data ?? null;
  const callOf = (shown: RequestData | null | undefined) =>
    shown && source
      ? { method: shown.method, url: requestUrl(source.url, shown), headers: shown.headers }
      : null;

  function replayNow() {
    if (replay.isPending) return;
    followChange(replay.mutateAsync({ id: request.id, body: {} }), {
      refused: "Not replayed",
      done: ({ events, requests }) => tell(events, requests[0]?.id),
    });
  }
  function routeAgain() {
    followChange(retry.mutateAsync(request.id), {
      refused: "Not routed again",
      done: ({ events }) =>
        notify.success("Routed again", {
          description: `${formatCount(events?.length ?? 0, "new event")} of the same request.`,
        }),
    });
  }
  function bookmark() {
    const [connectionId] = connectionsOf(directory, request.source_id);
    if (!connectionId || request.original_event_data_id === null) {
      notify.error("Not bookmarked", {
        description: "A bookmark is sent along a connection, and this source has none.",
      });
      return;
    }
    keep({
      eventDataId: request.original_event_data_id,
      connectionId,
      label: bookmarkLabel(
        source?.name ?? "Request",
        data?.method ?? "POST",
        data?.path ?? "",
        data?.body,
      ),
    });
  }
  useShortcuts(
    canOperate ? { r: replayNow, "shift+r": () => setIsReplaying(true), b: bookmark } : {},
  );

  return (
    <>
      {canOperate ? (
        <Tooltip
          content={
            <span className="flex items-center gap-1.5">
              New request, new events <Kbd>R</Kbd>
            </span>
          }
        >
          <Button size="toolbar" isBusy={replay.isPending} onClick={replayNow}>
            {replay.isPending ? null : <RotateCw />}
            Replay
          </Button>
        </Tooltip>
      ) : null}
      <CopyMenu
        call={callOf(data)}
        revealCall={async () => callOf((await revealRequest(request.id)).data)}
        fetchBody={() => queryClient.fetchQuery(requestBodyOptions(request.id))}
        href={`/requests/${request.id}`}
      >
        {canOperate ? (
          <>
            <MenuItem icon={<Pencil />} onSelect={() => setIsReplaying(true)}>
              <span className="flex-1">Replay with edit…</span>
              <Kbd>⇧R</Kbd>
            </MenuItem>
            <MenuItem icon={<Workflow />} onSelect={routeAgain}>
              Retry by the rules of now
            </MenuItem>
            <MenuItem icon={<Bookmark />} onSelect={bookmark}>
              <span className="flex-1">Bookmark</span>
              <Kbd>B</Kbd>
            </MenuItem>
          </>
        ) : null}
        <MenuLink href={`/compare?left=${request.id}`} icon={<GitCompare />}>
          Compare with…
        </MenuLink>
      </CopyMenu>
      {isReplaying ? (
        <ReplayRequestDialog
          request={request}
          directory={directory}
          onClose={() => setIsReplaying(false)}
        />
      ) : null}
    </>
  );
}

function requestUrl(sourceUrl: string, { path, query }: RequestData): string {
  const url = path === "" || path === "/" ? sourceUrl : sourceUrl + path;
  return query ? `${url}?${query}` : url;
}
