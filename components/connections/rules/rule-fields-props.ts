import type { RuleDraft } from "./rule-drafts.ts";

export type RuleFieldsProps<Draft extends RuleDraft> = {
  draft: Draft;
  faults: Readonly<Record<string, string>>;
  onChange: (draft: Draft) => void;
  /** Where the rule runs. */
  place: RulePlace;
};

export type RulePlace = {
  /** Whose requests come by; none where the source is yet to be made. */
  sourceIds: readonly string[];
  /** A transformation stands before it: what it sees is not what came in. */
  isBehindTransformation: boolean;
};
