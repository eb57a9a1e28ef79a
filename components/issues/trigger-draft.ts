import { type IssueType, type RejectionCause, rejectionCause } from "#lib/schemas/enums.ts";
import { type ExecutionLogLevel, executionLogLevel } from "#lib/schemas/execution.ts";
import type { IssueChannels } from "#lib/schemas/issue-channels.ts";
import type { IssueTriggerInput, IssueTriggerModel } from "#lib/schemas/issue-trigger.ts";

export const CAUSES = rejectionCause.options;

/** From the level that says most to the one that says least. */
export const LEVELS = executionLogLevel.options.map((value) => ({
  value,
  label: value.charAt(0).toUpperCase() + value.slice(1),
}));

const MINUTE_MS = 60_000;

/** What the form of a trigger holds, whatever its type. */
export type TriggerDraft = {
  type: IssueType;
  name: string;
  mode: "all" | "pattern" | "list";
  pattern: string;
  ids: string[];
  strategy: "first_attempt" | "final_attempt";
  level: ExecutionLogLevel;
  delayMinutes: string;
  causeMode: "all" | "some" | "except";
  causes: RejectionCause[];
  cleanRuns: string;
  quietMinutes: string;
  runbook: string;
  channels: IssueChannels;
};

const EMPTY: Omit<TriggerDraft, "type"> = {
  name: "",
  mode: "all",
  pattern: "",
  ids: [],
  strategy: "first_attempt",
  level: "error",
  delayMinutes: "60",
  causeMode: "all",
  causes: [],
  cleanRuns: "10",
  quietMinutes: "60",
  runbook: "",
  channels: { email: { member_emails: null } },
};

export function newDraft(type: IssueType): TriggerDraft {
  if (type === "request") return { ...EMPTY, type, cleanRuns: "", quietMinutes: "1440" };
  return { ...EMPTY, type };
}

function placeOf(targets: string | string[]) {
  if (targets === "*") return { mode: "all" as const };
  if (typeof targets === "string") return { mode: "pattern" as const, pattern: targets };
  return { mode: "list" as const, ids: targets };
}

const textOf = (value: number | null) => (value === null ? "" : String(value));

/** Turns a trigger into what its form holds. */
export function draftOf({ configs, ...trigger }: IssueTriggerModel): TriggerDraft {
  const common: TriggerDraft = {
    ...EMPTY,
    type: trigger.type,
    name: trigger.name ?? "",
    cleanRuns: textOf(trigger.auto_resolve.clean_runs),
    quietMinutes: textOf(trigger.auto_resolve.quiet_minutes),
    runbook: trigger.runbook ?? "",
    channels: trigger.channels ?? {},
  };
  if ("strategy" in configs) {
    return { ...common, ...placeOf(configs.connections), strategy: configs.strategy };
  }
  if ("log_level" in configs) {
    return { ...common, ...placeOf(configs.transformations), level: configs.log_level };
  }
  if ("delay" in configs) {
    const delayMinutes = String(configs.delay / MINUTE_MS);
    return { ...common, ...placeOf(configs.destinations), delayMinutes };
  }
  const { rejection_causes: causes, excluded_rejection_causes: excluded } = configs;
  const place = { ...common, ...placeOf(configs.sources) };
  if (causes !== "*") return { ...place, causeMode: "some", causes };
  return excluded ? { ...place, causeMode: "except", causes: excluded } : place;
}

function targetsOf({ mode, pattern, ids }: TriggerDraft): string | string[] {
  if (mode === "all") return "*";
  return mode === "pattern" ? pattern.trim() : ids;
}

function causesOf({ causeMode, causes }: TriggerDraft) {
  if (causeMode === "some") return { rejection_causes: causes };
  const all = { rejection_causes: "*" as const };
  return causeMode === "except" ? { ...all, excluded_rejection_causes: causes } : all;
}

/** What a trigger of this draft watches; the server checks it. */
export function configsOf(draft: TriggerDraft): Pick<IssueTriggerInput, "type" | "configs"> {
  const targets = targetsOf(draft);
  switch (draft.type) {
    case "delivery":
      return { type: "delivery", configs: { strategy: draft.strategy, connections: targets } };
    case "transformation":
      return {
        type: "transformation",
        configs: { log_level: draft.level, transformations: targets },
      };
    case "backpressure": {
      const delay = Math.round(Number(draft.delayMinutes) * MINUTE_MS);
      return { type: "backpressure", configs: { delay, destinations: targets } };
    }
    case "request":
      return { type: "request", configs: { ...causesOf(draft), sources: targets } };
  }
}

const numberOf = (text: string) => (text.trim() === "" ? null : Number(text));

/** Turns what the form holds into what the API takes. */
export function bodyOf(draft: TriggerDraft): IssueTriggerInput {
  const ends = {
    clean_runs: numberOf(draft.cleanRuns),
    quiet_minutes: numberOf(draft.quietMinutes),
  };
  return {
    ...configsOf(draft),
    name: draft.name.trim() || null,
    channels: draft.channels,
    auto_resolve: draft.type === "backpressure" ? null : ends,
    runbook: draft.runbook.trim() || null,
  } as IssueTriggerInput;
}
