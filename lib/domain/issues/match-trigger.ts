import type { RejectionCause } from "#lib/schemas/enums.ts";
import type { IssueTriggerConfigs } from "#lib/schemas/issue-trigger.ts";

/** What something went wrong at: a connection, a transformation, a destination or a source. */
export type Target = {
  id: string;
  name: string;
  /** Of a request that was turned away. */
  cause?: RejectionCause;
};

export type Watcher = { id: string; configs: IssueTriggerConfigs };

/** Greater is more specific; compared from left to right. */
type Specificity = readonly [kind: number, length: number, cause: number];

const ANY = 0;
const PATTERN = 1;
const LIST = 2;

function watched(configs: IssueTriggerConfigs): string | readonly string[] {
  if ("connections" in configs) return configs.connections;
  if ("transformations" in configs) return configs.transformations;
  if ("destinations" in configs) return configs.destinations;
  return configs.sources;
}

/** Tells whether a name fits a pattern in which `*` stands for any characters, whatever the case. */
export function fitsPattern(pattern: string, name: string): boolean {
  const [first = "", ...rest] = pattern.toLowerCase().split("*");
  const text = name.toLowerCase();
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let from = first.length;
  for (const part of rest) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}

function ofTarget(
  configs: IssueTriggerConfigs,
  { id, name }: Target,
): readonly [number, number] | null {
  const targets = watched(configs);
  if (typeof targets !== "string") return targets.includes(id) ? [LIST, targets.length] : null;
  if (!fitsPattern(targets, name)) return null;
  const literal = targets.replaceAll("*", "").length;
  return literal === 0 ? [ANY, 0] : [PATTERN, literal];
}

/** Null: the trigger does not watch for that cause. */
function ofCause(configs: IssueTriggerConfigs, cause: RejectionCause | undefined): number | null {
  if (cause === undefined || !("rejection_causes" in configs)) return ANY;
  const { rejection_causes: causes, excluded_rejection_causes: excluded } = configs;
  if (causes !== "*") return causes.includes(cause) ? LIST : null;
  if (excluded?.includes(cause)) return null;
  return excluded ? PATTERN : ANY;
}

function specificity(configs: IssueTriggerConfigs, target: Target): Specificity | null {
  const place = ofTarget(configs, target);
  const cause = ofCause(configs, target.cause);
  return place === null || cause === null ? null : [...place, cause];
}

function isMore(a: Specificity, b: Specificity): boolean {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at >= 0 && (a[at] as number) > (b[at] as number);
}

/**
 * Returns the trigger that something at this place is for: of those that watch it, the most specific one.
 * A list of ids beats a pattern and a longer list a shorter one; of patterns, the one with more letters; then
 * causes that are named beat all causes with exceptions, and those beat all. Of equal ones the first.
 * What else a trigger asks for (a strategy, a level, a delay) is up to the one that was found.
 */
export function matchTrigger<T extends Watcher>(triggers: readonly T[], target: Target): T | null {
  let best: { trigger: T; rank: Specificity } | null = null;
  for (const trigger of triggers) {
    const rank = specificity(trigger.configs, target);
    if (rank && (best === null || isMore(rank, best.rank))) best = { trigger, rank };
  }
  return best?.trigger ?? null;
}
