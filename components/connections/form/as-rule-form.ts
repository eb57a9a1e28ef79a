import type { UseFormReturn } from "react-hook-form";
import type { RuleValues } from "./rule-values.ts";

/**
 * Hands a form to the fields of the rules, which see only the values that are theirs.
 * react-hook-form's type is invariant in all values at once, hence the cast.
 */
export function asRuleForm<Values extends RuleValues>(
  form: UseFormReturn<Values>,
): UseFormReturn<RuleValues> {
  return form as unknown as UseFormReturn<RuleValues>;
}
