import type { FieldErrors, FieldValues, Resolver } from "react-hook-form";
import type { z } from "zod";
import { asSentence } from "../as-sentence.ts";
import { fieldWords } from "./field-words.ts";

type Faults = Record<string, string>;

export type BodyForm<Values> = {
  /** Makes the body of the call; what cannot be made is told to `fault` with its field. */
  toBody: (
    values: Values,
    fault: (field: keyof Values & string, message: string) => void,
  ) => unknown;
  /** Field of the form for a dotted path of the body; without it the path is the field. */
  toField?: (path: string) => (keyof Values & string) | null;
  /** Words for a field, where those of the schema would not tell how to mend it. */
  words?: Partial<Record<keyof Values & string, string>>;
};

/**
 * Checks a form by the body schema of the contract it calls, so that the browser and the API say the same.
 * A fault that belongs to no field stands under `root`.
 */
export function contractResolver<Values extends FieldValues>(
  schema: z.ZodType,
  form: BodyForm<Values>,
): Resolver<Values> {
  return (values) => {
    const faults = bodyFaults(schema, form, values);
    if (Object.keys(faults).length === 0) return { values, errors: {} };
    return { values: {}, errors: toErrors<Values>(faults) };
  };
}

/** Returns what is wrong by field; empty when the body may be sent. */
export function bodyFaults<Values extends FieldValues>(
  schema: z.ZodType,
  { toBody, toField, words = {} }: BodyForm<Values>,
  values: Values,
): Faults {
  const faults: Faults = {};
  const body = toBody(values, (field, message) => {
    faults[field] ??= asSentence(message);
  });
  const parsed = schema.safeParse(body, { error: fieldWords });
  for (const issue of parsed.error?.issues ?? []) {
    const field = fieldOf(issue.path.join("."), toField);
    faults[field] ??= asSentence((words as Faults)[field] ?? issue.message);
  }
  return faults;
}

/** Returns the field for a path of the body, the nearest parent's where the path itself has none. */
export function fieldOf(
  path: string,
  toField: ((path: string) => string | null) | undefined,
): string {
  if (!toField) return path === "" ? "root" : path;
  for (let at = path; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf(".")))) {
    const field = toField(at);
    if (field) return field;
  }
  return "root";
}

function toErrors<Values extends FieldValues>(faults: Faults): FieldErrors<Values> {
  const errors: Record<string, unknown> = {};
  for (const [field, message] of Object.entries(faults)) {
    errors[field] = { type: "contract", message };
  }
  return errors as FieldErrors<Values>;
}
