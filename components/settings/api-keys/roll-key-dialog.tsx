"use client";

import { useState } from "react";
import { followChange } from "#components/common/follow-change.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { useRollApiKey } from "#lib/client/api-keys.ts";
import type { ApiKey } from "#lib/schemas/api-key.ts";
import { OVERLAP_OPTIONS, type Overlap, overlapSeconds } from "../overlap-options.ts";
import { ShownKeyDialog } from "./shown-key-dialog.tsx";

type RollKeyDialogProps = { apiKey: ApiKey; onClose: () => void };

/** Replaces a key by a new one that may do the same, with time for programs to change over. */
export function RollKeyDialog({ apiKey, onClose }: RollKeyDialogProps) {
  const roll = useRollApiKey();
  const [overlap, setOverlap] = useState<Overlap>("86400");
  if (roll.data) {
    return (
      <ShownKeyDialog apiKey={roll.data.key} oldEndsAt={roll.data.oldEndsAt} onClose={onClose} />
    );
  }
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={`Roll API key ${apiKey.label}?`}
      description="A new key takes its place, with the same scopes and expiry. Programs with the old one are refused once it is over."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isBusy={roll.isPending}
            onClick={() =>
              followChange(
                roll.mutateAsync({ id: apiKey.id, delay_sec: overlapSeconds(overlap) }),
                { refused: "Not rolled" },
              )
            }
          >
            Roll key
          </Button>
        </>
      }
    >
      <Field label="The old key stays in force for">
        <Select
          aria-label="The old key stays in force for"
          value={overlap}
          options={OVERLAP_OPTIONS}
          onValueChange={setOverlap}
        />
      </Field>
    </Dialog>
  );
}
