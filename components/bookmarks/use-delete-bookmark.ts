"use client";

import { useQueryClient } from "@tanstack/react-query";
import { errorMessage } from "#components/common/error-message.ts";
import { notify } from "#components/common/notify.ts";
import { bookmarksOptions, deleteBookmark } from "#lib/client/bookmarks.ts";
import type { BookmarkModel } from "#lib/schemas/bookmark.ts";

/** How long a deletion can be taken back. */
const UNDO_MS = 5_000;

/** Takes a bookmark out of sight at once, and deletes it unless that is undone within five seconds. */
export function useDeleteBookmark() {
  const queryClient = useQueryClient();
  const { queryKey } = bookmarksOptions();
  const refresh = () => queryClient.invalidateQueries({ queryKey: ["bookmarks"] });

  async function carryOut(id: string) {
    try {
      await deleteBookmark(id);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      notify.error("Not deleted", { description: errorMessage(error) });
    }
    void refresh();
  }
  return ({ id, label }: BookmarkModel) => {
    void queryClient.cancelQueries({ queryKey });
    queryClient.setQueryData(queryKey, (rows) => rows?.filter((each) => each.id !== id));
    const timer = setTimeout(() => void carryOut(id), UNDO_MS);
    notify.success("Bookmark deleted", {
      description: `“${label}” is gone in a few seconds.`,
      action: {
        label: "Undo",
        onClick: () => {
          clearTimeout(timer);
          void refresh();
        },
      },
    });
  };
}
