import type { z } from "zod";
import { AppError } from "#lib/errors.ts";
import { validationMessages } from "#lib/schemas/validation-messages.ts";

/**
 * Returns the parsed input. Throws VALIDATION with a sentence for each fault; `path` is where the
 * input stands in what the caller sent.
 */
export function parseInput<S extends z.ZodType>(
  schema: S,
  input: unknown,
  path: readonly string[] = [],
): z.output<S> {
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return result.data;
  throw validationError(validationMessages(result.error, path));
}

/** Returns the error for faults that no schema can see. */
export function validationError(messages: readonly string[]): AppError {
  return new AppError("VALIDATION", messages.join("; "), messages);
}
