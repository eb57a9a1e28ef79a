"use client";

import { Controller, type UseFormReturn, useFormState } from "react-hook-form";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { CustomTypeValues } from "./custom-type-values.ts";

const ALGORITHMS = {
  hmac: ["sha256", "sha1", "sha384", "sha512", "md5"],
  public_key: ["ed25519", "rsa-sha256", "rsa-sha1", "rsa-sha512", "ecdsa-sha256"],
} as const;
const ENCODINGS = {
  hmac: ["hex", "HEX", "base64", "base64url"],
  public_key: ["hex", "base64", "base64url"],
} as const;
const TIMES = [
  { value: "" as const, label: "Not signed" },
  { value: "s" as const, label: "Seconds" },
  { value: "ms" as const, label: "Milliseconds" },
  { value: "iso" as const, label: "ISO 8601" },
];

const asOptions = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

type SignatureFieldsProps = {
  form: UseFormReturn<CustomTypeValues>;
  scheme: "hmac" | "public_key";
};

/** What is signed, how, and when a signature is too old. */
export function SignatureFields({ form, scheme }: SignatureFieldsProps) {
  const { control, register } = form;
  const { errors } = useFormState({ control });
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label="Algorithm" error={errors.algorithm?.message}>
          <Controller
            control={control}
            name="algorithm"
            render={({ field }) => (
              <Select
                value={field.value}
                onValueChange={field.onChange}
                options={asOptions(ALGORITHMS[scheme])}
              />
            )}
          />
        </Field>
        <Field label="Encoding" error={errors.encoding?.message}>
          <Controller
            control={control}
            name="encoding"
            render={({ field }) => (
              <Select
                value={field.value}
                onValueChange={field.onChange}
                options={asOptions(ENCODINGS[scheme])}
              />
            )}
          />
        </Field>
        <Field label="Prefix" isOptional error={errors.prefix?.message}>
          <Input
            className="font-mono"
            placeholder="sha256="
            spellCheck={false}
            {...register("prefix")}
          />
        </Field>
      </div>
      <Field
        label="What is signed"
        help="{body}, and {timestamp} and {id} where they are signed too."
        error={errors.content?.message}
      >
        <Input className="font-mono" spellCheck={false} {...register("content")} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Header of the time" isOptional error={errors.timestampHeader?.message}>
          <Input className="font-mono" spellCheck={false} {...register("timestampHeader")} />
        </Field>
        <Field label="Header of the id" isOptional error={errors.idHeader?.message}>
          <Input className="font-mono" spellCheck={false} {...register("idHeader")} />
        </Field>
        <Field label="Unit of the time" error={errors.time?.message}>
          <Controller
            control={control}
            name="time"
            render={({ field }) => (
              <Select value={field.value} onValueChange={field.onChange} options={TIMES} />
            )}
          />
        </Field>
        <Field label="Too old after, in seconds" isOptional error={errors.toleranceSec?.message}>
          <Input inputMode="numeric" placeholder="300" {...register("toleranceSec")} />
        </Field>
      </div>
    </>
  );
}
