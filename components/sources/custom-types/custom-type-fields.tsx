"use client";

import { Controller, type UseFormReturn, useWatch } from "react-hook-form";
import { CollapsibleSection } from "#components/common/collapsible-section.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { type CustomTypeValues, isSigning, type Scheme } from "./custom-type-values.ts";
import { SignatureFields } from "./signature-fields.tsx";

const SCHEMES: readonly { value: Scheme; label: string; hint: string }[] = [
  { value: "hmac", label: "HMAC signature", hint: "Signed with a secret that both sides know" },
  { value: "public_key", label: "Public key signature", hint: "Signed with the sender's own key" },
  {
    value: "standard_webhooks",
    label: "Standard Webhooks",
    hint: "webhook-id, -timestamp, -signature",
  },
  { value: "token", label: "Token", hint: "A shared text in a header" },
  { value: "basic", label: "Basic authentication", hint: "A user name and a password" },
  { value: "none", label: "Nothing", hint: "Requests are taken without a check" },
];
const REJECTIONS = [
  { value: "401" as const, label: "401, so that the sender notices" },
  { value: "200" as const, label: "200, so that it does not try again" },
];

type CustomTypeFieldsProps = { form: UseFormReturn<CustomTypeValues>; isNew: boolean };

/** What a type is called, how its senders are checked, and what helps to use it. */
export function CustomTypeFields({ form, isNew }: CustomTypeFieldsProps) {
  const { control, register, setValue, formState } = form;
  const { errors } = formState;
  const scheme = useWatch({ control, name: "scheme" });
  const hasErrorBelow = Boolean(errors.eventType || errors.deliveryId || errors.sampleBody);
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Name" error={errors.label?.message}>
          <Input placeholder="Our ERP" {...register("label")} />
        </Field>
        <Field
          label="Code"
          help="CUSTOM_ stands before it, and it stays."
          error={errors.code?.message}
        >
          <Input
            className="font-mono"
            placeholder="ERP"
            spellCheck={false}
            disabled={!isNew}
            {...register("code")}
          />
        </Field>
      </div>
      <Field label="Requests are checked by">
        <Controller
          control={control}
          name="scheme"
          render={({ field }) => (
            <Select
              value={field.value}
              onValueChange={(next) => {
                field.onChange(next);
                // What the one knows the other does not.
                setValue("algorithm", next === "public_key" ? "ed25519" : "sha256");
                setValue("encoding", "hex");
              }}
              options={SCHEMES}
            />
          )}
        />
      </Field>
      {isSigning(scheme) || scheme === "token" ? (
        <Field
          label={scheme === "token" ? "Header of the token" : "Header of the signature"}
          error={errors.header?.message}
        >
          <Input className="font-mono" spellCheck={false} {...register("header")} />
        </Field>
      ) : null}
      {isSigning(scheme) ? <SignatureFields form={form} scheme={scheme} /> : null}
      <Field label="What fails the check is answered">
        <Controller
          control={control}
          name="rejects"
          render={({ field }) => (
            <Select value={field.value} onValueChange={field.onChange} options={REJECTIONS} />
          )}
        />
      </Field>
      <CollapsibleSection title="Sample, set-up and documentation" startsOpen={hasErrorBelow}>
        <div className="flex flex-col gap-4 pt-2">
          <div className="grid gap-4 sm:grid-cols-2">
            <Field
              label="Kind of event"
              isOptional
              help="Where it stands."
              error={errors.eventType?.message}
            >
              <Input className="font-mono" placeholder="body.type" {...register("eventType")} />
            </Field>
            <Field
              label="Id of a delivery"
              isOptional
              help="Where it stands."
              error={errors.deliveryId?.message}
            >
              <Input
                className="font-mono"
                placeholder="headers.x-delivery"
                {...register("deliveryId")}
              />
            </Field>
          </div>
          <Field label="Sample" isOptional error={errors.sampleName?.message}>
            <Input placeholder="Order created" {...register("sampleName")} />
          </Field>
          <Field label="Body of the sample as JSON" isOptional error={errors.sampleBody?.message}>
            <Textarea
              rows={4}
              className="font-mono"
              spellCheck={false}
              {...register("sampleBody")}
            />
          </Field>
          <Field
            label="Set-up"
            isOptional
            help="What to do at the sender, a step a line; {url} stands for the URL of the source."
            error={errors.setup?.message}
          >
            <Textarea rows={3} {...register("setup")} />
          </Field>
          <Field label="Documentation" isOptional error={errors.documentation?.message}>
            <Input type="url" placeholder="https://" {...register("documentation")} />
          </Field>
        </div>
      </CollapsibleSection>
    </>
  );
}
