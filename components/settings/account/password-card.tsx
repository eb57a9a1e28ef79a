"use client";

import { useForm } from "react-hook-form";
import { contractResolver } from "#components/common/form/contract-resolver.ts";
import { SettingsCard } from "#components/common/form/settings-card.tsx";
import { showApiError } from "#components/common/form/show-api-error.ts";
import { notify } from "#components/common/notify.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { useAccountChange } from "#lib/client/account.ts";
import { type AccountModel, changePasswordInput } from "#lib/schemas/account.ts";
import { useConfirmed } from "./use-confirmed.tsx";

type Values = { current_password: string; password: string };

const EMPTY: Values = { current_password: "", password: "" };

export function PasswordCard({ account }: { account: AccountModel }) {
  const change = useAccountChange("/password");
  const confirmed = useConfirmed();
  const hasPassword = account.has_password;
  const toBody = ({ current_password, password }: Values) => ({
    current_password: hasPassword ? current_password : null,
    password,
  });
  const form = useForm<Values>({
    defaultValues: EMPTY,
    resolver: contractResolver<Values>(changePasswordInput, { toBody }),
  });
  const { errors, isDirty, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      if (!(await confirmed.run(() => change.mutateAsync(toBody(values))))) return;
      form.reset(EMPTY);
      notify.success("Password saved", { description: "All other devices were signed out." });
    } catch (error) {
      showApiError(form, error);
    }
  });
  return (
    <>
      <SettingsCard
        title="Password"
        help={
          hasPassword
            ? "A new one signs out all other devices."
            : "You have none yet: you sign in by mail or by a provider."
        }
        onSubmit={submit}
        isDirty={isDirty}
        isSaving={isSubmitting}
        isReadOnly={false}
        error={errors.root?.message}
      >
        {hasPassword ? (
          <Field label="Current password" error={errors.current_password?.message}>
            <Input
              type="password"
              autoComplete="current-password"
              {...form.register("current_password")}
            />
          </Field>
        ) : null}
        <Field label="New password" help="At least 8 characters." error={errors.password?.message}>
          <Input type="password" autoComplete="new-password" {...form.register("password")} />
        </Field>
      </SettingsCard>
      {confirmed.dialog}
    </>
  );
}
