"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "#components/common/confirm-dialog.tsx";
import { followChange } from "#components/common/follow-change.ts";
import { FormSection } from "#components/common/form/form-section.tsx";
import { TypedNameDialog } from "#components/common/typed-name-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { membersOptions, meOptions } from "#lib/client/members.ts";
import { useDeleteOrganization, useTransferOrganization } from "#lib/client/organization.ts";

/** Hands the organization over, or ends it. */
export function OrganizationEnd({ name }: { name: string }) {
  const remove = useDeleteOrganization();
  const [isDeleting, setIsDeleting] = useState(false);
  return (
    <>
      <TransferSection />
      <FormSection
        title="Delete"
        help="Members, invitations and keys go with it. Its projects have to be deleted or transferred before."
      >
        <Button variant="danger" onClick={() => setIsDeleting(true)}>
          Delete organization
        </Button>
      </FormSection>
      {isDeleting ? (
        <TypedNameDialog
          title={`Delete organization ${name}?`}
          description="Its members lose it at once. This cannot be undone. It is refused while a project is left."
          name={name}
          confirmLabel="Delete organization"
          isBusy={remove.isPending}
          onConfirm={() =>
            followChange(remove.mutateAsync(), {
              refused: "Not deleted",
              done: () => window.location.assign("/"),
            })
          }
          onClose={() => setIsDeleting(false)}
        />
      ) : null}
    </>
  );
}

function TransferSection() {
  const members = useQuery(membersOptions());
  const me = useQuery(meOptions());
  const transfer = useTransferOrganization();
  const [heirId, setHeirId] = useState<string | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const others = (members.data ?? []).filter(({ user_id }) => user_id !== me.data?.user?.id);
  const heir = others.find(({ id }) => id === heirId);
  return (
    <FormSection title="Owner" help="Hand the organization over. You become an admin.">
      {others.length === 0 ? (
        <p className="text-muted">Nobody else is here yet. Invite somebody under Members.</p>
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          <Select
            aria-label="New owner"
            placeholder="Choose a member"
            value={heirId}
            options={others.map(({ id, email }) => ({ value: id, label: email }))}
            onValueChange={setHeirId}
            className="w-64!"
          />
          <Button disabled={!heir} onClick={() => setIsAsking(true)}>
            Transfer ownership
          </Button>
        </div>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        title={`Make ${heir?.email ?? ""} the owner?`}
        description="You become an admin, and only they can give it back."
        confirmLabel="Transfer ownership"
        isBusy={transfer.isPending}
        onConfirm={() => {
          if (!heir) return;
          followChange(transfer.mutateAsync(heir.id), {
            refused: "Not transferred",
            done: () => window.location.reload(),
          });
        }}
        onClose={() => setIsAsking(false)}
      />
    </FormSection>
  );
}
