"use client";

import { CodeBlock } from "#components/common/code-block.tsx";
import { Time } from "#components/common/time.tsx";
import { useOpenProject } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { CreatedApiKey } from "#lib/schemas/api-key.ts";
import { keyCurl } from "./key-curl.ts";

type ShownKeyDialogProps = {
  apiKey: CreatedApiKey;
  /** Until when the key that this one replaces is good too; null: it is refused already. */
  oldEndsAt?: string | null;
  onClose: () => void;
};

/** The secret of a new key, this once, with a call to try it by. */
export function ShownKeyDialog({ apiKey, oldEndsAt, onClose }: ShownKeyDialogProps) {
  const { id: projectId } = useOpenProject();
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title="Copy your API key"
      description="It is shown this once. Keep it where you keep your other secrets."
      footer={
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <CodeBlock code={apiKey.key} copyLabel="Copy API key" />
        {oldEndsAt === undefined ? null : (
          <p>
            {oldEndsAt === null ? (
              "The old key is refused from now on."
            ) : (
              <>
                The old key works too; it ends <Time value={oldEndsAt} />.
              </>
            )}
          </p>
        )}
        <section aria-label="Try it" className="flex flex-col gap-1.5">
          <p className="font-medium">Try it</p>
          <CodeBlock
            code={keyCurl(apiKey, window.location.origin, projectId)}
            copyLabel="Copy command"
          />
        </section>
      </div>
    </Dialog>
  );
}
