"use client";

import { Download } from "lucide-react";
import { CopyButton } from "#components/common/copy-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";

type RecoveryCodesDialogProps = { codes: readonly string[]; onClose: () => void };

/** Shows recovery codes, this once. */
export function RecoveryCodesDialog({ codes, onClose }: RecoveryCodesDialogProps) {
  const text = `${codes.join("\n")}\n`;
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title="Keep these recovery codes"
      description="Each signs you in once, should you lose your phone. They are shown only now."
      footer={
        <>
          <CopyButton text={text} label="Copy codes" variant="secondary" size="default">
            Copy
          </CopyButton>
          <Button onClick={() => download(text)}>
            <Download />
            Download
          </Button>
          <Button variant="primary" onClick={onClose}>
            I have kept them
          </Button>
        </>
      }
    >
      <ul
        aria-label="Recovery codes"
        className="bg-surface rounded-control border-line grid grid-cols-2 gap-x-6 gap-y-1.5 border px-4 py-3 font-mono"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Dialog>
  );
}

function download(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = "sluice-recovery-codes.txt";
  link.click();
  URL.revokeObjectURL(url);
}
