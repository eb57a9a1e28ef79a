import { AppError } from "#lib/errors.ts";
import type { Rule } from "#lib/schemas/rule.ts";

const RUNNABLE: readonly Rule["type"][] = ["retry", "filter", "delay"];

/**
 * Throws VALIDATION for a rule that nothing runs yet: a transformation that is skipped or duplicates that
 * pass would be worse than a clear refusal.
 */
export function assertRunnableRules(rules: readonly Rule[]): void {
  const messages = rules.flatMap(({ type }, index) =>
    RUNNABLE.includes(type)
      ? []
      : [`rules[${index}].type ${type} is not available yet; use one of [${RUNNABLE.join(", ")}]`],
  );
  if (messages.length > 0) throw new AppError("VALIDATION", "Rules that cannot run", messages);
}
