"use client";

import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { contractResolver } from "#components/common/form/contract-resolver.ts";
import { FormError } from "#components/common/form/form-error.tsx";
import { showApiError } from "#components/common/form/show-api-error.ts";
import { useOpenProject } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { useInvite } from "#lib/client/members.ts";
import { createInvitationContract } from "#lib/contracts/members.ts";
import { canAssign } from "#lib/domain/permissions.ts";
import type { CreatedInvitation } from "#lib/schemas/member.ts";
import type { Role } from "#lib/schemas/permission.ts";
import { InvitationLinkDialog } from "./invitation-table.tsx";
import { ROLE_OPTIONS } from "./role-words.ts";

type Values = { email: string; role: Role };

/** Invites somebody, and shows the link that does so. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { role: own } = useOpenProject();
  const invite = useInvite();
  const [sent, setSent] = useState<CreatedInvitation | null>(null);
  const form = useForm<Values>({
    defaultValues: { email: "", role: "member" },
    resolver: contractResolver<Values>(createInvitationContract.body, {
      toBody: (values) => values,
      words: { email: "Write one e-mail address, such as ada@example.com" },
    }),
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      setSent(await invite.mutateAsync(values));
    } catch (error) {
      showApiError(form, error);
    }
  });
  if (sent) return <InvitationLinkDialog invitation={sent} onClose={onClose} />;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title="Invite somebody"
      description="They get a mail with a link that works once, for three days."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="invite" variant="primary" isBusy={isSubmitting}>
            Send invitation
          </Button>
        </>
      }
    >
      <form id="invite" onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Field label="E-mail" error={errors.email?.message}>
          <Input type="email" autoComplete="off" {...form.register("email")} />
        </Field>
        <Field label="Role" help="What they may do in every project that is open to them.">
          <Controller
            name="role"
            control={form.control}
            render={({ field }) => (
              <Select
                aria-label="Role"
                value={field.value}
                options={ROLE_OPTIONS.filter(({ value }) => canAssign(own, value))}
                onValueChange={field.onChange}
              />
            )}
          />
        </Field>
        <FormError message={errors.root?.message} />
      </form>
    </Dialog>
  );
}
