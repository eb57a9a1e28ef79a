"use client";

import { Trash2 } from "lucide-react";
import { useState } from "react";
import { ConfirmDialog } from "#components/common/confirm-dialog.tsx";
import { followChange } from "#components/common/follow-change.ts";
import { notify } from "#components/common/notify.ts";
import { TableHead } from "#components/common/table-head.tsx";
import { Button } from "#components/ui/button.tsx";
import { Switch } from "#components/ui/switch.tsx";
import { useDeleteChannel, useUpdateChannel } from "#lib/client/channels.ts";
import type { ChannelModel } from "#lib/schemas/channel.ts";
import { CHANNEL_KINDS } from "./channel-kinds.ts";

type ChannelTableProps = {
  channels: readonly ChannelModel[];
  canWrite: boolean;
  onOpen: (id: string) => void;
};

const COLUMNS = [
  ["Name", "pl-4 md:pl-6"],
  ["Type", "w-36 max-sm:hidden"],
  ["Where", "max-lg:hidden"],
  ["Enabled", "w-24"],
] as const;

export function ChannelTable({ channels, canWrite, onOpen }: ChannelTableProps) {
  const remove = useDeleteChannel();
  const [deleting, setDeleting] = useState<ChannelModel | null>(null);
  function deleteNow({ id, name }: ChannelModel) {
    followChange(remove.mutateAsync(id), {
      refused: "Not deleted",
      done: () => {
        setDeleting(null);
        notify.success("Channel deleted", { description: name });
      },
    });
  }
  return (
    <>
      <table className="border-line w-full table-fixed border-collapse border-t">
        <TableHead columns={COLUMNS} actionsClass="w-14" />
        <tbody>
          {channels.map((channel) => (
            <ChannelRow
              key={channel.id}
              channel={channel}
              canWrite={canWrite}
              onOpen={() => onOpen(channel.id)}
              onDelete={() => setDeleting(channel)}
            />
          ))}
        </tbody>
      </table>
      <ConfirmDialog
        isOpen={deleting !== null}
        title={`Delete channel ${deleting?.name ?? ""}?`}
        description="Its log goes with it, and what was still to be sent is not sent. Incidents that it opened are closed. Triggers that name it tell their other channels only."
        confirmLabel="Delete channel"
        isBusy={remove.isPending}
        onConfirm={() => {
          if (deleting) deleteNow(deleting);
        }}
        onClose={() => setDeleting(null)}
      />
    </>
  );
}

type ChannelRowProps = {
  channel: ChannelModel;
  canWrite: boolean;
  onOpen: () => void;
  onDelete: () => void;
};

function ChannelRow({ channel, canWrite, onOpen, onDelete }: ChannelRowProps) {
  const update = useUpdateChannel();
  const { id, name, type } = channel;
  const { label, icon: Icon } = CHANNEL_KINDS[type];
  const isEnabled = channel.disabled_at === null;
  function toggle(enabled: boolean) {
    followChange(update.mutateAsync({ id, disabled: !enabled }), { refused: "Not changed" });
  }
  return (
    <tr className="border-line hover:bg-hover relative h-9 border-b">
      <td className="truncate pr-4 pl-4 md:pl-6">
        <button
          type="button"
          onClick={onOpen}
          className="max-w-full truncate text-left font-medium outline-offset-[-2px] after:absolute after:inset-0"
        >
          <Icon className="text-muted mr-2 inline size-4 align-[-3px]" aria-hidden />
          {name}
        </button>
      </td>
      <td className="text-muted truncate pr-4 max-sm:hidden">{label}</td>
      <td className="text-meta text-muted truncate pr-4 font-mono max-lg:hidden">
        {whereOf(channel)}
      </td>
      <td>
        <Switch
          className="relative z-10"
          aria-label={`${name} is enabled`}
          checked={isEnabled}
          disabled={!canWrite || update.isPending}
          onCheckedChange={toggle}
        />
      </td>
      <td className="pr-4 text-right md:pr-6">
        {canWrite ? (
          <Button
            variant="ghost"
            size="icon-toolbar"
            className="relative z-10"
            aria-label={`Delete ${name}`}
            onClick={onDelete}
          >
            <Trash2 />
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

function whereOf({ type, config, secret_hint: hint }: ChannelModel): string {
  if (type === "email" && Array.isArray(config.addresses)) return config.addresses.join(", ");
  if (type === "webhook") return String(config.url);
  return hint ?? "";
}
