"use client";

import { Ellipsis, GitCompare, Pencil, Send, SquarePen, Trash2 } from "lucide-react";
import { useState } from "react";
import { errorMessage } from "#components/common/error-message.ts";
import { notify } from "#components/common/notify.ts";
import { useShortcuts } from "#components/common/use-shortcuts.ts";
import type { Directory } from "#components/connections/use-directory.ts";
import { useCan } from "#components/layout/project-context.tsx";
import { ReplayDialog } from "#components/replay/replay-dialog.tsx";
import { useTellReplayed } from "#components/replay/use-tell-replayed.ts";
import { Button } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "#components/ui/menu.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import {
  bookmarkBodyOptions,
  useTriggerBookmark,
  useUpdateBookmark,
} from "#lib/client/bookmarks.ts";
import type { BookmarkModel } from "#lib/schemas/bookmark.ts";
import type { ReplayInput } from "#lib/schemas/replay.ts";
import { RenameBookmarkDialog } from "./rename-bookmark-dialog.tsx";
import { useDeleteBookmarks } from "./use-delete-bookmarks.ts";

type BookmarkActionsProps = {
  bookmark: BookmarkModel;
  directory: Directory;
  onDeleted: () => void;
};
type Open = "rename" | "edit" | "replay" | null;

/** What can be done with a bookmark: send (R), send with edit (Shift+R), rename, edit, compare, delete. */
export function BookmarkActions({ bookmark, directory, onDeleted }: BookmarkActionsProps) {
  const canOperate = useCan("gateway.operate");
  const trigger = useTriggerBookmark();
  const update = useUpdateBookmark();
  const remove = useDeleteBookmarks();
  const tell = useTellReplayed();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);

  async function send(body: ReplayInput) {
    tell(await trigger.mutateAsync({ id: bookmark.id, body }), undefined);
  }
  function sendNow() {
    if (trigger.isPending) return;
    send({}).catch((error) => notify.error("Not sent", { description: errorMessage(error) }));
  }
  useShortcuts(canOperate ? { r: sendNow, "shift+r": () => setOpen("replay") } : {});
  const dialog = {
    data: bookmark.data ?? null,
    rawBody: bookmarkBodyOptions(bookmark.id),
    onClose: close,
  };

  return (
    <>
      {canOperate ? (
        <Tooltip
          content={
            <span className="flex items-center gap-1.5">
              New request, new event <Kbd>R</Kbd>
            </span>
          }
        >
          <Button variant="primary" size="toolbar" isBusy={trigger.isPending} onClick={sendNow}>
            {trigger.isPending ? null : <Send />}
            Send
          </Button>
        </Tooltip>
      ) : null}
      <Menu
        align="end"
        trigger={
          <Button variant="ghost" size="icon-toolbar" aria-label="More actions">
            <Ellipsis />
          </Button>
        }
      >
        {canOperate ? (
          <>
            <MenuItem icon={<Pencil />} onSelect={() => setOpen("replay")}>
              <span className="flex-1">Send with edit…</span>
              <Kbd>⇧R</Kbd>
            </MenuItem>
            <MenuItem icon={<SquarePen />} onSelect={() => setOpen("edit")}>
              Edit what it keeps…
            </MenuItem>
            <MenuItem icon={<Pencil />} onSelect={() => setOpen("rename")}>
              Rename…
            </MenuItem>
          </>
        ) : null}
        <MenuLink href={`/compare?left=${bookmark.id}`} icon={<GitCompare />}>
          Compare with…
        </MenuLink>
        {canOperate ? (
          <>
            <MenuSeparator />
            <MenuItem
              icon={<Trash2 />}
              isDestructive
              onSelect={() => {
                onDeleted();
                remove([bookmark]);
              }}
            >
              Delete bookmark
            </MenuItem>
          </>
        ) : null}
      </Menu>
      {open === "rename" ? <RenameBookmarkDialog bookmark={bookmark} onClose={close} /> : null}
      {open === "replay" ? (
        <ReplayDialog
          {...dialog}
          title="Send with edit"
          description="It becomes a new request with new events. The bookmark stays as it is."
          submitLabel="Send"
          target={{ directory, connectionIds: [bookmark.webhook_id] }}
          onSubmit={({ webhook_ids, edit }) => send({ webhook_ids, ...(edit ? { edit } : {}) })}
        />
      ) : null}
      {open === "edit" ? (
        <ReplayDialog
          {...dialog}
          title="Edit what the bookmark keeps"
          description="The request that it was made from stays as it is."
          submitLabel="Save"
          onSubmit={async ({ edit }) => {
            if (edit) await update.mutateAsync({ id: bookmark.id, body: { data: edit } });
            notify.success("Bookmark changed");
          }}
        />
      ) : null}
    </>
  );
}
