"use client";

import { Controller, type UseFormReturn } from "react-hook-form";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { ChannelModel, ChannelType } from "#lib/schemas/channel.ts";
import { CHANNEL_KINDS, type ChannelField } from "./channel-kinds.ts";
import type { ChannelValues } from "./channel-values.ts";

type ChannelFieldsProps = {
  type: ChannelType;
  form: UseFormReturn<ChannelValues>;
  /** The channel that is changed; null: a new one. */
  channel: ChannelModel | null;
};

/** What is asked for a kind of channel, and where to find it. */
export function ChannelFields({ type, form, channel }: ChannelFieldsProps) {
  const { where, fields } = CHANNEL_KINDS[type];
  return (
    <>
      <Field
        label="Name"
        help="What triggers call it, for example on-call."
        error={form.formState.errors.name?.message}
      >
        <Input spellCheck={false} {...form.register("name")} />
      </Field>
      <p className="text-muted border-line border-l-2 pl-3">{where}</p>
      {fields.map((field) => (
        <OneField key={field.path} field={field} form={form} channel={channel} />
      ))}
    </>
  );
}

type OneFieldProps = Omit<ChannelFieldsProps, "type"> & { field: ChannelField };

function OneField({ field, form, channel }: OneFieldProps) {
  const { path, label, control = "text", options = [] } = field;
  const error = form.getFieldState(path, form.formState).error?.message;
  const isSecret = path.startsWith("secret.");
  const kept = isSecret && channel?.secret_hint;
  const help = kept ? `Left empty it stays ${kept}.` : field.help;
  return (
    <Field
      label={label}
      {...(help ? { help } : {})}
      error={error}
      isOptional={field.isOptional ?? false}
    >
      {control === "select" ? (
        <Controller
          control={form.control}
          name={path}
          render={({ field: { value, onChange } }) => (
            <Select value={value ?? null} onValueChange={onChange} options={options} />
          )}
        />
      ) : control === "addresses" ? (
        <Textarea
          rows={4}
          spellCheck={false}
          placeholder={field.placeholder}
          {...form.register(path)}
        />
      ) : (
        <Input
          spellCheck={false}
          autoComplete="off"
          className={isSecret ? "font-mono" : ""}
          placeholder={kept ? "" : field.placeholder}
          {...form.register(path)}
        />
      )}
    </Field>
  );
}
