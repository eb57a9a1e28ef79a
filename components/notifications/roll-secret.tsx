"use client";

import { useState } from "react";
import { CodeBlock } from "#components/common/code-block.tsx";
import { ConfirmDialog } from "#components/common/confirm-dialog.tsx";
import { followChange } from "#components/common/follow-change.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { useRollChannelSecret } from "#lib/client/channels.ts";
import type { ChannelModel } from "#lib/schemas/channel.ts";

/** Makes a new signing secret and shows it, this once. */
export function RollSecret({ channel }: { channel: ChannelModel }) {
  const roll = useRollChannelSecret();
  const [isAsking, setIsAsking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <>
      <Button onClick={() => setIsAsking(true)}>New secret…</Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={`Make a new secret for ${channel.name}?`}
        description="Messages are signed with it from then on. Your receiver refuses them until it knows the new secret."
        confirmLabel="Make new secret"
        isBusy={roll.isPending}
        onConfirm={() =>
          followChange(roll.mutateAsync(channel.id), {
            refused: "Not changed",
            done: ({ signing_secret }) => {
              setIsAsking(false);
              setSecret(signing_secret ?? null);
            },
          })
        }
        onClose={() => setIsAsking(false)}
      />
      {secret === null ? null : (
        <Dialog
          isOpen
          onOpenChange={(isOpen) => isOpen || setSecret(null)}
          title="Copy the signing secret"
          description="It is shown this once."
          footer={
            <Button variant="primary" onClick={() => setSecret(null)}>
              Done
            </Button>
          }
        >
          <CodeBlock code={secret} copyLabel="Copy signing secret" />
        </Dialog>
      )}
    </>
  );
}
