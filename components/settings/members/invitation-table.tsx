"use client";

import { useState } from "react";
import { CodeBlock } from "#components/common/code-block.tsx";
import { followChange } from "#components/common/follow-change.ts";
import { notify } from "#components/common/notify.ts";
import { TableHead } from "#components/common/table-head.tsx";
import { Time } from "#components/common/time.tsx";
import { useOpenProject } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { useResendInvitation, useRevokeInvitation } from "#lib/client/members.ts";
import { canAssign } from "#lib/domain/permissions.ts";
import type { CreatedInvitation, InvitationModel } from "#lib/schemas/member.ts";
import { roleLabel } from "./role-words.ts";

const COLUMNS = [
  ["Invited"],
  ["Role", "w-24 max-sm:hidden"],
  ["Expires", "w-28 max-sm:hidden"],
] as const;

export function InvitationTable({ invitations }: { invitations: readonly InvitationModel[] }) {
  const { role: own } = useOpenProject();
  const resend = useResendInvitation();
  const revoke = useRevokeInvitation();
  const [sent, setSent] = useState<CreatedInvitation | null>(null);
  return (
    <>
      <table className="w-full table-fixed border-collapse" aria-label="Invitations">
        <TableHead columns={COLUMNS} actionsClass="w-40" />
        <tbody>
          {invitations.map((invitation) => (
            <tr key={invitation.id} className="border-line hover:bg-hover h-9 border-b">
              <td className="truncate pr-4 font-medium">{invitation.email}</td>
              <td className="max-sm:hidden">{roleLabel(invitation.role)}</td>
              <td className="text-muted max-sm:hidden">
                {invitation.is_expired ? "Expired" : <Time value={invitation.expires_at} />}
              </td>
              <td className="text-right">
                {canAssign(own, invitation.role) ? (
                  <>
                    <Button
                      variant="ghost"
                      size="toolbar"
                      aria-label={`Resend to ${invitation.email}`}
                      onClick={() =>
                        followChange(resend.mutateAsync(invitation.id), {
                          refused: "Not sent",
                          done: setSent,
                        })
                      }
                    >
                      Resend
                    </Button>
                    <Button
                      variant="ghost"
                      size="toolbar"
                      aria-label={`Revoke invitation of ${invitation.email}`}
                      onClick={() =>
                        followChange(revoke.mutateAsync(invitation.id), {
                          refused: "Not revoked",
                          done: () =>
                            notify.success("Invitation revoked", {
                              description: invitation.email,
                            }),
                        })
                      }
                    >
                      Revoke
                    </Button>
                  </>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {sent ? <InvitationLinkDialog invitation={sent} onClose={() => setSent(null)} /> : null}
    </>
  );
}

type InvitationLinkDialogProps = { invitation: CreatedInvitation; onClose: () => void };

/** Shows the link of an invitation, this once. */
export function InvitationLinkDialog({ invitation, onClose }: InvitationLinkDialogProps) {
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={`Invitation for ${invitation.email}`}
      description="It is on its way by mail. You can also send the link yourself: it works once, for this address, for three days, and is shown this once."
      footer={
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <CodeBlock code={invitation.url} copyLabel="Copy invitation link" />
    </Dialog>
  );
}
