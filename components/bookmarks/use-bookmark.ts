"use client";

import { useRouter } from "next/navigation";
import { followChange } from "#components/common/follow-change.ts";
import { notify } from "#components/common/notify.ts";
import { deleteBookmark, useCreateBookmark } from "#lib/client/bookmarks.ts";

type Kept = { eventDataId: string; connectionId: string; label: string };

/** Keeps a request as a bookmark, with a way to take that back or to name it. */
export function useBookmark() {
  const router = useRouter();
  const create = useCreateBookmark();
  return ({ eventDataId, connectionId, label }: Kept) => {
    if (create.isPending) return;
    const body = { event_data_id: eventDataId, webhook_id: connectionId, label };
    followChange(create.mutateAsync(body), {
      refused: "Not bookmarked",
      done: ({ id }) =>
        notify.success("Bookmarked", {
          description: `“${label}” is kept beyond retention, to be sent whenever you like.`,
          action: { label: "Open", onClick: () => router.push(`/bookmarks?id=${id}`) },
          cancel: { label: "Undo", onClick: () => void deleteBookmark(id) },
        }),
    });
  };
}
