"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { errorMessage } from "#components/common/error-message.ts";
import { formatCount } from "#components/common/format-count.ts";
import { notify } from "#components/common/notify.ts";
import { refreshAfterSending, triggerBookmark } from "#lib/client/bookmarks.ts";
import { settleEach } from "#lib/client/settle-each.ts";
import type { BookmarkModel } from "#lib/schemas/bookmark.ts";

/** Sends what several bookmarks hold, each along its connection, and says what came of it. */
export function useSendBookmarks() {
  const queryClient = useQueryClient();
  const router = useRouter();
  const [isBusy, setIsBusy] = useState(false);
  async function send(bookmarks: readonly BookmarkModel[]) {
    setIsBusy(true);
    const { done, failed, error } = await settleEach(bookmarks, ({ id }) =>
      triggerBookmark({ id, body: {} }),
    );
    setIsBusy(false);
    refreshAfterSending(queryClient);
    if (error) {
      notify.error(`${formatCount(failed, "bookmark")} not sent`, {
        description: errorMessage(error),
      });
    }
    if (done.length === 0) return;
    notify.success(`${formatCount(done.length, "bookmark")} sent`, {
      description: "They go out as new events.",
      action: { label: "Show events", onClick: () => router.push("/events") },
    });
  }
  return { isBusy, send };
}
