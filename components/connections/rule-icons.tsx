import { formatDuration } from "#components/common/format-time.ts";
import { Tooltip } from "#components/ui/tooltip.tsx";
import type { Rule } from "#lib/schemas/rule.ts";
import { RULE_KINDS } from "./rules/rule-kinds.ts";

/** The rules of a connection, each an icon that says on hover what it does. */
export function RuleIcons({ rules }: { rules: readonly Rule[] }) {
  if (rules.length === 0) return null;
  return (
    <ul className="flex shrink-0 items-center gap-0.5" aria-label="Rules">
      {rules.map((rule, index) => {
        const Icon = RULE_KINDS[rule.type].icon;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rules have no id, and their order is their identity
          <li key={index}>
            <Tooltip content={ruleWords(rule)}>
              <span className="border-line bg-canvas text-muted flex size-6 items-center justify-center rounded-full border">
                <Icon className="size-3.5" aria-hidden />
                <span className="sr-only">{ruleWords(rule)}</span>
              </span>
            </Tooltip>
          </li>
        );
      })}
    </ul>
  );
}

/** Says what a rule does. */
export function ruleWords(rule: Rule): string {
  switch (rule.type) {
    case "retry":
      return retryWords(rule.count, rule.interval, rule.strategy);
    case "filter":
      return `Filters by ${filterParts(rule).join(" and ") || "nothing"}`;
    case "transform":
      return "Transforms the request";
    case "delay":
      return `Delays by ${formatDuration(rule.delay)}`;
    case "deduplicate":
      return `Drops duplicates within ${formatDuration(rule.window)}`;
  }
}

function retryWords(
  count: number | null | undefined,
  intervalMs: number | null | undefined,
  strategy: "linear" | "exponential",
): string {
  if (count === 0) return "Does not retry";
  const times = count ? `Retries ${count} times` : "Retries";
  if (!intervalMs) return times;
  const growth = strategy === "exponential" ? ", doubling from" : " every";
  return `${times}${growth} ${formatDuration(intervalMs)}`;
}

function filterParts(rule: Extract<Rule, { type: "filter" }>): string[] {
  const { type: _, ...parts } = rule;
  return Object.entries(parts).flatMap(([part, filter]) => (filter == null ? [] : [part]));
}
