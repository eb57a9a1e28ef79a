import { Braces, CopyMinus, Filter, type LucideIcon, RotateCw, Timer } from "lucide-react";
import type { Rule } from "#lib/schemas/rule.ts";

type RuleKind = { label: string; help: string; icon: LucideIcon };

/** What each type of rule is called and does, in the order in which they are offered. */
export const RULE_KINDS: Record<Rule["type"], RuleKind> = {
  filter: {
    label: "Filter",
    help: "Lets only matching requests through; the others are shown as ignored.",
    icon: Filter,
  },
  transform: {
    label: "Transform",
    help: "Changes the request with code of your own.",
    icon: Braces,
  },
  deduplicate: {
    label: "Deduplicate",
    help: "Ignores a request that came a moment ago already.",
    icon: CopyMinus,
  },
  delay: { label: "Delay", help: "Waits before the first attempt.", icon: Timer },
  retry: {
    label: "Retry",
    help: "Tries again by itself when the destination fails or does not answer.",
    icon: RotateCw,
  },
};
