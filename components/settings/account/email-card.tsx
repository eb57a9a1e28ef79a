"use client";

import { useForm } from "react-hook-form";
import { contractResolver } from "#components/common/form/contract-resolver.ts";
import { SettingsCard } from "#components/common/form/settings-card.tsx";
import { showApiError } from "#components/common/form/show-api-error.ts";
import { notify } from "#components/common/notify.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { useAccountChange } from "#lib/client/account.ts";
import { type AccountModel, emailInput } from "#lib/schemas/account.ts";
import { useConfirmed } from "./use-confirmed.tsx";

type Values = { email: string };
type EmailCardProps = { account: AccountModel; canMail: boolean };

/** The address of the account; another one counts once somebody there confirms it. */
export function EmailCard({ account, canMail }: EmailCardProps) {
  const change = useAccountChange("/email");
  const confirmed = useConfirmed();
  const form = useForm<Values>({
    values: { email: account.email },
    resolver: contractResolver<Values>(emailInput, {
      toBody: (values) => values,
      words: { email: "Write one e-mail address, such as ada@example.com" },
    }),
  });
  const { errors, isDirty, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      if (!(await confirmed.run(() => change.mutateAsync(values)))) return;
      form.reset({ email: account.email });
      notify.success("Look into your mail", {
        description: `${values.email} has a link that confirms the change.`,
      });
    } catch (error) {
      showApiError(form, error);
    }
  });
  return (
    <>
      <SettingsCard
        title="E-mail"
        help="For signing in and for mail to you. Both addresses are told of a change."
        onSubmit={submit}
        isDirty={isDirty}
        isSaving={isSubmitting}
        isReadOnly={!canMail}
        error={errors.root?.message}
      >
        <Field label="E-mail" help={helpOf(account, canMail)} error={errors.email?.message}>
          <Input type="email" autoComplete="email" {...form.register("email")} />
        </Field>
      </SettingsCard>
      {confirmed.dialog}
    </>
  );
}

function helpOf({ pending_email: pending }: AccountModel, canMail: boolean): string | undefined {
  if (!canMail) {
    return "It cannot be changed, since this installation sends no mail. Whoever runs it sets SMTP_URL.";
  }
  return pending ? `Waits for ${pending} to confirm. The link works for an hour.` : undefined;
}
