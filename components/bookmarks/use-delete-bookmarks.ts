"use client";

import { useQueryClient } from "@tanstack/react-query";
import { errorMessage } from "#components/common/error-message.ts";
import { formatCount } from "#components/common/format-count.ts";
import { notify } from "#components/common/notify.ts";
import { deleteBookmark, hideBookmarks } from "#lib/client/bookmarks.ts";
import { settleEach } from "#lib/client/settle-each.ts";
import type { BookmarkModel } from "#lib/schemas/bookmark.ts";

/** How long a deletion can be taken back. */
const UNDO_MS = 5_000;

/** Takes bookmarks out of sight at once, and deletes them unless that is undone within five seconds. */
export function useDeleteBookmarks() {
  const queryClient = useQueryClient();
  function hide(ids: readonly string[], isHidden: boolean) {
    hideBookmarks(ids, isHidden);
    void queryClient.invalidateQueries({ queryKey: ["bookmarks"] });
  }
  async function carryOut(ids: readonly string[]) {
    const { failed, error } = await settleEach(ids, deleteBookmark);
    if (error) {
      notify.error(`${formatCount(failed, "bookmark")} not deleted`, {
        description: errorMessage(error),
      });
    }
    hide(ids, false);
  }
  return (bookmarks: readonly BookmarkModel[]) => {
    const ids = bookmarks.map(({ id }) => id);
    hide(ids, true);
    const timer = setTimeout(() => void carryOut(ids), UNDO_MS);
    const [only] = bookmarks;
    const isOne = bookmarks.length === 1;
    notify.success(isOne ? "Bookmark deleted" : `${bookmarks.length} bookmarks deleted`, {
      description: isOne
        ? `“${only?.label}” is gone in a few seconds.`
        : "They are gone in a few seconds.",
      action: {
        label: "Undo",
        onClick: () => {
          clearTimeout(timer);
          hide(ids, false);
        },
      },
    });
  };
}
