import { formatDuration } from "#components/common/format-time.ts";
import type { IssueType } from "#lib/schemas/enums.ts";
import type { AutoResolve, IssueTriggerModel } from "#lib/schemas/issue-trigger.ts";
import { delayWords, TYPE_WORDS } from "./issue-words.ts";

const MINUTE_MS = 60_000;

/** What a trigger is called: its name, or what it watches. */
export function triggerTitle({ name, type }: { name: string | null; type: IssueType }): string {
  return name ?? `${TYPE_WORDS[type]} issues`;
}

function targetWords(targets: string | readonly string[], noun: string): string {
  if (targets === "*") return `every ${noun}`;
  if (typeof targets === "string") return `${noun}s named ${targets}`;
  return targets.length === 1 ? `one ${noun}` : `${targets.length} ${noun}s`;
}

/** When a trigger opens an issue, in one line. */
export function triggerWords({ configs }: Pick<IssueTriggerModel, "configs">): string {
  if ("strategy" in configs) {
    const when =
      configs.strategy === "first_attempt" ? "First failed attempt" : "Last attempt failed";
    return `${when}, ${targetWords(configs.connections, "connection")}`;
  }
  if ("log_level" in configs) {
    return `Runs from ${configs.log_level} on, ${targetWords(configs.transformations, "transformation")}`;
  }
  if ("delay" in configs) {
    return `More than ${delayWords(configs.delay)} behind, ${targetWords(configs.destinations, "destination")}`;
  }
  const { rejection_causes: causes, excluded_rejection_causes: excluded } = configs;
  const what = causes === "*" ? "Any cause" : `${causes.length} of the causes`;
  const but = excluded ? ` but ${excluded.length}` : "";
  return `${what}${but}, ${targetWords(configs.sources, "source")}`;
}

/** When its issues are over, in a sentence. */
export function autoResolveWords(
  type: IssueType,
  { clean_runs, quiet_minutes }: AutoResolve,
): string {
  if (type === "backpressure") return "Its issues end when the queue is short again.";
  const parts = [
    clean_runs === null
      ? null
      : `after ${clean_runs} clean ${type === "delivery" ? "deliveries" : "runs"}`,
    quiet_minutes === null ? null : `after ${formatDuration(quiet_minutes * MINUTE_MS)} without it`,
  ].filter((part) => part !== null);
  return parts.length === 0
    ? "Its issues are resolved by people only."
    : `Its issues end ${parts.join(", or ")}.`;
}
