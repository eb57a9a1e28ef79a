import { AppError } from "#lib/errors.ts";
import type { AttemptModel } from "#lib/schemas/attempt.ts";
import type { ServiceContext } from "../context.ts";
import { readFullAttempt } from "./read-full-attempt.ts";

/** Returns an attempt with the destination's answer. */
export async function getAttempt(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<AttemptModel> {
  const attempt = await readFullAttempt(ctx, id);
  if (!attempt) throw new AppError("NOT_FOUND", "Attempt not found", { id });
  return attempt;
}
