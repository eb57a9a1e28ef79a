"use client";

import { type FieldValues, useForm } from "react-hook-form";
import type { z } from "zod";
import { type BodyForm, contractResolver } from "./contract-resolver.ts";
import { showApiError } from "./show-api-error.ts";

type SettingsFormOptions<Values extends FieldValues, Body> = Pick<
  BodyForm<Values>,
  "toField" | "words"
> & {
  /** What is set now. */
  stored: Values;
  /** The schema of the body, which is the API's own. */
  schema: z.ZodType;
  toBody: (values: Values) => Body;
  save: (body: Body) => Promise<unknown>;
  onSaved: () => void;
  /** Where "exists already" belongs, and the words for it. */
  conflict?: { field: keyof Values & string; message: string };
};

/**
 * A form of settings, and what its SettingsCard is told of it as `card`. It follows what is stored, as somebody
 * else or the API may put it in other words; what was typed here and is not saved stays.
 */
export function useSettingsForm<Values extends FieldValues, Body>({
  stored,
  schema,
  toBody,
  save,
  onSaved,
  conflict,
  ...fields
}: SettingsFormOptions<Values, Body>) {
  const form = useForm<Values>({
    values: stored,
    resetOptions: { keepDirtyValues: true, keepDirty: true },
    resolver: contractResolver<Values>(schema, { toBody, ...fields }),
  });
  const { errors, isDirty, isSubmitting } = form.formState;
  const onSubmit = form.handleSubmit(async (values) => {
    try {
      await save(toBody(values));
      form.reset(values);
      onSaved();
    } catch (error) {
      showApiError(form, error, {
        ...(fields.toField && { toField: fields.toField }),
        ...(conflict && { conflict }),
      });
    }
  });
  const card = {
    onSubmit,
    isDirty,
    isSaving: isSubmitting,
    error: errors.root?.message,
    onReset: () => form.reset(),
  };
  return { form, errors, card };
}
