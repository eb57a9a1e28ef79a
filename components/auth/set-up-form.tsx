"use client";

import { useForm } from "react-hook-form";
import { contractResolver } from "#components/common/form/contract-resolver.ts";
import { FormError } from "#components/common/form/form-error.tsx";
import { showApiError } from "#components/common/form/show-api-error.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { setUp } from "#lib/client/set-up.ts";
import { setUpInput } from "#lib/schemas/account.ts";

type Values = { name: string; email: string; password: string };

export function SetUpForm({ token }: { token: string }) {
  const toBody = ({ name, email, password }: Values) => ({
    token,
    email,
    password,
    name: name.trim() === "" ? null : name,
  });
  const form = useForm<Values>({
    defaultValues: { name: "", email: "", password: "" },
    resolver: contractResolver<Values>(setUpInput, {
      toBody,
      words: { email: "Write one e-mail address, such as ada@example.com" },
    }),
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      await setUp(toBody(values));
    } catch (error) {
      showApiError(form, error);
      return;
    }
    window.location.assign("/get-started");
    // The button stays busy until the next page is there.
    await new Promise(() => {});
  });
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field label="Your name" isOptional error={errors.name?.message}>
        <Input autoComplete="name" autoFocus {...form.register("name")} />
      </Field>
      <Field label="E-mail" error={errors.email?.message}>
        <Input type="email" autoComplete="username" {...form.register("email")} />
      </Field>
      <Field label="Password" help="At least 8 characters." error={errors.password?.message}>
        <Input type="password" autoComplete="new-password" {...form.register("password")} />
      </Field>
      <FormError message={errors.root?.message} />
      <Button type="submit" variant="primary" isBusy={isSubmitting}>
        Create account
      </Button>
    </form>
  );
}
