import type { ReactNode } from "react";
import { Button } from "../ui/button.tsx";
import { FormSection } from "./form/form-section.tsx";
import type { useResourceChanges } from "./resource-changes.tsx";

type DangerZoneProps = {
  noun: string;
  isDisabled: boolean;
  changes: ReturnType<typeof useResourceChanges>;
};

/** What ends something, and what becomes of its data. */
export function DangerZone({ noun, isDisabled, changes }: DangerZoneProps) {
  return (
    <FormSection title="Danger zone" help="Each asks before it does anything.">
      <div className="flex flex-col gap-4">
        <Deed
          words={
            isDisabled
              ? `It is disabled. Its connections are enabled each by itself.`
              : `Its connections are disabled with it, and their pending events are cancelled.`
          }
        >
          {isDisabled ? (
            <Button onClick={changes.enable}>Enable {noun}</Button>
          ) : (
            <Button onClick={changes.askToDisable}>Disable {noun}…</Button>
          )}
        </Deed>
        <Deed words="Its connections are deleted with it. Requests and events stay until their retention ends.">
          <Button variant="danger" onClick={changes.askToDelete}>
            Delete {noun}…
          </Button>
        </Deed>
      </div>
    </FormSection>
  );
}

function Deed({ words, children }: { words: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <p className="text-muted min-w-0 flex-1 basis-64">{words}</p>
      {children}
    </div>
  );
}
