import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import { ApiError } from "#lib/client/api-error.ts";
import { asSentence } from "../as-sentence.ts";
import { fieldOf } from "./contract-resolver.ts";

type ShowOptions<Values> = {
  toField?: (path: string) => (keyof Values & string) | null;
  /** Where "exists already" belongs, and the words for it. */
  conflict?: { field: keyof Values & string; message: string };
};

/** Puts what the API refused at its fields, and the rest at the root of the form. Rethrows other errors. */
export function showApiError<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  error: unknown,
  { toField, conflict }: ShowOptions<Values> = {},
): void {
  if (!(error instanceof ApiError)) throw error;
  const show = (field: string, message: string) =>
    form.setError(field as Path<Values>, { type: "server", message: asSentence(message) });
  if (error.code === "RESOURCE_ALREADY_EXISTS" && conflict) {
    show(conflict.field, conflict.message);
    return;
  }
  const faults = Object.entries(error.fields);
  for (const [path, message] of faults) show(fieldOf(path, toField), message);
  if (faults.length === 0) show("root", error.message);
}
