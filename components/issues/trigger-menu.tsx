"use client";

import { CirclePlay, CircleSlash, Ellipsis, Trash2 } from "lucide-react";
import { useState } from "react";
import { ConfirmDialog } from "#components/common/confirm-dialog.tsx";
import { followChange } from "#components/common/follow-change.ts";
import { notify } from "#components/common/notify.ts";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import { useDeleteIssueTrigger, useSwitchIssueTrigger } from "#lib/client/issue-triggers.ts";
import type { IssueTriggerModel } from "#lib/schemas/issue-trigger.ts";
import { triggerTitle } from "./trigger-words.ts";

type TriggerMenuProps = { trigger: IssueTriggerModel; onDeleted?: () => void };

/** What can be done with a trigger as a whole. */
export function TriggerMenu({ trigger, onDeleted }: TriggerMenuProps) {
  const [isDeleting, setIsDeleting] = useState(false);
  const toggle = useSwitchIssueTrigger();
  const remove = useDeleteIssueTrigger();
  const title = triggerTitle(trigger);
  const isOn = trigger.disabled_at === null;

  function switchTo(next: boolean) {
    followChange(toggle.mutateAsync({ id: trigger.id, isOn: next }), {
      refused: "Not changed",
      done: () =>
        notify.success(next ? "Issue trigger enabled" : "Issue trigger disabled", {
          description: next
            ? "It opens issues from now on."
            : "It opens no more issues. Those that it opened stay.",
          action: { label: "Undo", onClick: () => switchTo(!next) },
        }),
    });
  }
  function deleteNow() {
    followChange(remove.mutateAsync(trigger.id), {
      refused: "Not deleted",
      done: () => {
        setIsDeleting(false);
        notify.success("Issue trigger deleted", { description: title });
        onDeleted?.();
      },
    });
  }
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button variant="ghost" size="icon-toolbar" aria-label={`Actions for ${title}`}>
            <Ellipsis />
          </Button>
        }
      >
        {isOn ? (
          <MenuItem icon={<CircleSlash />} onSelect={() => switchTo(false)}>
            Disable
          </MenuItem>
        ) : (
          <MenuItem icon={<CirclePlay />} onSelect={() => switchTo(true)}>
            Enable
          </MenuItem>
        )}
        <MenuSeparator />
        <MenuItem icon={<Trash2 />} isDestructive onSelect={() => setIsDeleting(true)}>
          Delete…
        </MenuItem>
      </Menu>
      <ConfirmDialog
        isOpen={isDeleting}
        title={`Delete issue trigger ${title}?`}
        description="All issues that it opened are deleted with it, their comments too; their incidents are closed. What it watches goes on as before."
        confirmLabel="Delete issue trigger"
        isBusy={remove.isPending}
        onConfirm={deleteNow}
        onClose={() => setIsDeleting(false)}
      />
    </>
  );
}
