"use client";

import { Send, Trash2 } from "lucide-react";
import type { ListTickBarProps } from "#components/common/list/list-spec.ts";
import { TickBar } from "#components/common/list/tick-bar.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import type { BookmarkModel } from "#lib/schemas/bookmark.ts";
import { useDeleteBookmarks } from "./use-delete-bookmarks.ts";
import { useSendBookmarks } from "./use-send-bookmarks.ts";

/** What can be done with the bookmarks that are ticked. */
export function BookmarkTickBar({ ticks, rows }: ListTickBarProps<BookmarkModel>) {
  const canOperate = useCan("gateway.operate");
  const remove = useDeleteBookmarks();
  const { send, isBusy } = useSendBookmarks();
  return (
    <TickBar noun="bookmark" ticks={ticks}>
      {canOperate ? (
        <>
          <Button
            size="toolbar"
            isBusy={isBusy}
            onClick={() => void send(rows).then(() => ticks.clear())}
          >
            {isBusy ? null : <Send />} Send
          </Button>
          <Button
            size="toolbar"
            disabled={isBusy}
            onClick={() => {
              remove(rows);
              ticks.clear();
            }}
          >
            <Trash2 /> Delete
          </Button>
        </>
      ) : null}
    </TickBar>
  );
}
