"use client";

import { BookmarkPlus } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { followChange } from "#components/common/follow-change.ts";
import { notify } from "#components/common/notify.ts";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { isSameSetup, readViewSetup } from "#lib/client/lists/view-address.ts";
import { useChangeView, useSavedViews } from "#lib/client/saved-views.ts";
import type { SavedViewList, SavedViewModel } from "#lib/schemas/saved-view.ts";

const SaveViewForm = onDemand(
  () => import("./save-view-form.tsx").then((m) => m.SaveViewForm),
  <div className="h-36" />,
);

type SaveViewButtonProps = { list: SavedViewList; onSaved: (view: SavedViewModel) => void };

/** Gives the list as it is set up a name, or keeps what was changed of the view that is open. */
export function SaveViewButton({ list, onSaved }: SaveViewButtonProps) {
  const params = useSearchParams();
  const setup = readViewSetup(new URLSearchParams(params));
  const views = useSavedViews(list);
  const open = views.find((view) => view.id === params.get("view"));
  const change = useChangeView();
  const canShare = useCan("gateway.operate");
  const [isOpen, setIsOpen] = useState(false);
  if (
    open ? isSameSetup(setup, open) : Object.keys(setup.filters).length + setup.columns.length === 0
  ) {
    return null;
  }
  const canChange = open && (open.is_shared ? canShare : open.is_own);
  return (
    <>
      {canChange ? (
        <Button
          size="toolbar"
          isBusy={change.isPending}
          onClick={() =>
            followChange(
              change.mutateAsync({
                id: open.id,
                filters: { ...setup.filters },
                columns: [...setup.columns],
              }),
              {
                refused: "Not saved",
                done: () => notify.success("View saved", { description: open.name }),
              },
            )
          }
        >
          Save changes
        </Button>
      ) : null}
      <Popover
        label="Save view"
        align="end"
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        className="w-72"
        trigger={
          <Button size="toolbar">
            <BookmarkPlus /> {open ? "Save as" : "Save view"}
          </Button>
        }
      >
        <SaveViewForm
          list={list}
          setup={setup}
          onSaved={(saved) => {
            setIsOpen(false);
            onSaved(saved);
          }}
        />
      </Popover>
    </>
  );
}
