"use client";

import { useForm } from "react-hook-form";
import { contractResolver } from "#components/common/form/contract-resolver.ts";
import { FormError } from "#components/common/form/form-error.tsx";
import { showApiError } from "#components/common/form/show-api-error.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { acceptInvitation } from "#lib/client/invitations.ts";
import { acceptInvitationInput } from "#lib/schemas/member.ts";

type Values = { name: string; password: string };
type AcceptInvitationFormProps = { token: string; email: string; isSignedIn: boolean };

/** Lets whoever is signed in join by one press; others make their account by it. */
export function AcceptInvitationForm({ token, email, isSignedIn }: AcceptInvitationFormProps) {
  const toBody = ({ name, password }: Values) =>
    isSignedIn ? { token } : { token, password, name: name.trim() === "" ? null : name };
  const form = useForm<Values>({
    defaultValues: { name: "", password: "" },
    resolver: contractResolver<Values>(acceptInvitationInput, { toBody }),
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      await acceptInvitation(toBody(values));
    } catch (error) {
      showApiError(form, error);
      return;
    }
    window.location.assign("/");
    // The button stays busy until the next page is there.
    await new Promise(() => {});
  });
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field label="E-mail" help="The invitation is for this address alone.">
        <Input type="email" autoComplete="username" value={email} readOnly />
      </Field>
      {isSignedIn ? null : (
        <>
          <Field label="Your name" isOptional error={errors.name?.message}>
            <Input autoComplete="name" autoFocus {...form.register("name")} />
          </Field>
          <Field label="Password" help="At least 8 characters." error={errors.password?.message}>
            <Input type="password" autoComplete="new-password" {...form.register("password")} />
          </Field>
        </>
      )}
      <FormError message={errors.root?.message} />
      <Button type="submit" variant="primary" isBusy={isSubmitting}>
        {isSignedIn ? "Join" : "Create account and join"}
      </Button>
    </form>
  );
}
