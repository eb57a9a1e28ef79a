"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Bookmark, CircleSlash, GitCompare, Pencil, RotateCw } from "lucide-react";
import { useState } from "react";
import { bookmarkLabel } from "#components/bookmarks/bookmark-label.ts";
import { useBookmark } from "#components/bookmarks/use-bookmark.ts";
import { CopyMenu } from "#components/common/copy-as/copy-menu.tsx";
import { useShortcuts } from "#components/common/use-shortcuts.ts";
import type { Directory } from "#components/connections/use-directory.ts";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { MenuItem, MenuLink } from "#components/ui/menu.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { eventBodyOptions, revealEvent } from "#lib/client/events.ts";
import { requestOptions } from "#lib/client/requests.ts";
import type { EventModel } from "#lib/schemas/event.ts";
import { isCancellable, useEventVerbs } from "./use-event-verbs.ts";

const ReplayEventDialog = onDemand(() =>
  import("./replay-event-dialog.tsx").then((module) => module.ReplayEventDialog),
);

type EventActionsProps = { event: EventModel; directory: Directory };

/** What can be done with an event: retry (R), replay with edit (Shift+R), bookmark (B), compare, copy (C), cancel. */
export function EventActions({ event, directory }: EventActionsProps) {
  const canOperate = useCan("gateway.operate");
  const queryClient = useQueryClient();
  const { retryNow, cancelNow, isRetrying } = useEventVerbs(event);
  const keep = useBookmark();
  const [isReplaying, setIsReplaying] = useState(false);
  const data = event.data ?? null;

  async function bookmark() {
    const request = await queryClient.fetchQuery(requestOptions(event.request_id));
    const source = directory.sources.get(event.source_id)?.name ?? "Request";
    const came = request.data;
    keep({
      eventDataId: request.original_event_data_id ?? event.event_data_id,
      connectionId: event.webhook_id,
      label: bookmarkLabel(source, came?.method ?? "POST", came?.path ?? "", came?.body),
    });
  }
  useShortcuts(
    canOperate
      ? { r: retryNow, "shift+r": () => setIsReplaying(true), b: () => void bookmark() }
      : {},
  );

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
          <Button variant="primary" size="toolbar" isBusy={isRetrying} onClick={retryNow}>
            {isRetrying ? null : <RotateCw />}
            Retry
          </Button>
        </Tooltip>
      ) : null}
      <CopyMenu
        call={data && { method: data.method, url: data.url, headers: data.headers }}
        revealCall={async () => {
          const { data: shown } = await revealEvent(event.id);
          return shown ?? null;
        }}
        fetchBody={() => queryClient.fetchQuery(eventBodyOptions(event.id))}
        href={`/events/${event.id}`}
      >
        {canOperate ? (
          <>
            <MenuItem icon={<Pencil />} onSelect={() => setIsReplaying(true)}>
              <span className="flex-1">Replay with edit…</span>
              <Kbd>⇧R</Kbd>
            </MenuItem>
            <MenuItem icon={<Bookmark />} onSelect={() => void bookmark()}>
              <span className="flex-1">Bookmark</span>
              <Kbd>B</Kbd>
            </MenuItem>
          </>
        ) : null}
        <MenuLink href={`/compare?left=${event.id}`} icon={<GitCompare />}>
          Compare with…
        </MenuLink>
        {canOperate && isCancellable(event) ? (
          <MenuItem icon={<CircleSlash />} onSelect={cancelNow}>
            Cancel event
          </MenuItem>
        ) : null}
      </CopyMenu>
      {isReplaying ? (
        <ReplayEventDialog
          event={event}
          directory={directory}
          onClose={() => setIsReplaying(false)}
        />
      ) : null}
    </>
  );
}
