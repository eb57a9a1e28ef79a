"use client";

import { useState } from "react";
import { CodeBlock } from "#components/common/code-block.tsx";
import { followChange } from "#components/common/follow-change.ts";
import { Time } from "#components/common/time.tsx";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { useRollSigningSecret } from "#lib/client/signing-secret.ts";
import { OVERLAP_OPTIONS, type Overlap, overlapSeconds } from "./overlap-options.ts";

/** Replaces the signing secret, with time for receivers to change over. */
export function RollSigningSecret() {
  const canWrite = useCan("projects.write");
  const roll = useRollSigningSecret();
  const [isAsking, setIsAsking] = useState(false);
  const [overlap, setOverlap] = useState<Overlap>("86400");
  const close = () => setIsAsking(false);
  return (
    <section className="flex flex-col items-start gap-3" aria-label="Replacement">
      <h2 className="text-form font-medium">Replace the secret</h2>
      <p className="text-muted">
        While both are in force each delivery is signed by both: the new one in the signature
        header, the old one in the same header with -2 at its end.
      </p>
      {roll.data ? (
        <>
          <CodeBlock
            code={roll.data.signing_secret}
            copyLabel="Copy new signing secret"
            className="w-full"
          />
          {roll.data.previous_expires_at ? (
            <p className="text-muted">
              The old secret signs too until <Time value={roll.data.previous_expires_at} />.
            </p>
          ) : null}
        </>
      ) : canWrite ? (
        <Button onClick={() => setIsAsking(true)}>Replace secret</Button>
      ) : (
        <p>Only owners and admins replace it.</p>
      )}
      <Dialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title="Replace the signing secret?"
        description="Receivers that know the old secret alone refuse deliveries once it is over."
        footer={
          <>
            <Button onClick={close}>Cancel</Button>
            <Button
              variant="danger"
              isBusy={roll.isPending}
              onClick={() =>
                followChange(roll.mutateAsync(overlapSeconds(overlap)), {
                  refused: "Not replaced",
                  done: close,
                })
              }
            >
              Replace secret
            </Button>
          </>
        }
      >
        <Field label="The old secret stays in force for">
          <Select
            aria-label="The old secret stays in force for"
            value={overlap}
            options={OVERLAP_OPTIONS}
            onValueChange={setOverlap}
          />
        </Field>
      </Dialog>
    </section>
  );
}
