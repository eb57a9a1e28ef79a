import { asSentence } from "#components/common/as-sentence.ts";
import { fieldWords } from "#components/common/form/field-words.ts";
import { type Rule, rulesSchema } from "#lib/schemas/rule.ts";
import { parseObject, type RuleDraft, toRule } from "./rule-drafts.ts";

/** What is wrong, by the id of the rule and the field of its form; under `rule` what is about it as a whole. */
export type RuleFaults = Readonly<Record<string, Readonly<Record<string, string>>>>;

export type CheckedRules = { rules: Rule[]; faults: null } | { rules: null; faults: RuleFaults };

/** Which field of the form a key of a rule is filled in by. */
const FIELDS: Readonly<Record<string, string>> = {
  interval: "interval",
  count: "count",
  response_status_codes: "codes",
  delay: "delay",
  window: "window",
  include_fields: "paths",
  exclude_fields: "paths",
  transformation_id: "transformationId",
  headers: "text",
  body: "text",
  query: "text",
  path: "text",
};

const WORDS: Readonly<Record<string, string>> = {
  interval: "Write a time from 1 ms to 7 days",
  count: "Write a whole number from 0 to 50",
  codes: "Write up to 10 codes such as 500, 500-599, >=500 or !401",
  delay: "Write a time up to a year",
  window: "Write a time from 1 second to 1 hour",
  paths: "Write paths such as body.order.id or headers.x-id, one a line",
  transformationId: "Choose a transformation",
};

/** Checks drafts by the schema that the API has, and says at each field how to mend it. */
export function checkRules(drafts: readonly RuleDraft[]): CheckedRules {
  const entries = drafts.flatMap((draft): Fault[] => {
    const text = filterFault(draft);
    return text === null ? [] : [{ id: draft.id, field: "text", text }];
  });
  const parsed = rulesSchema.safeParse(drafts.map(toRule), { error: fieldWords });
  for (const { path, message } of parsed.error?.issues ?? []) {
    const fault = faultAt(drafts, path.map(String), message);
    if (fault) entries.push(fault);
  }
  if (parsed.success && entries.length === 0) return { rules: parsed.data, faults: null };
  return { rules: null, faults: byRule(entries) };
}

/** Places what the API refused; `fields` are its paths, such as `rules.0.transformation_id`. */
export function refusedRules(
  drafts: readonly RuleDraft[],
  fields: Readonly<Record<string, string>>,
): RuleFaults {
  const entries = Object.entries(fields).flatMap(([path, message]): Fault[] => {
    const [head, ...rest] = path.split(".");
    const fault = head === "rules" ? faultAt(drafts, rest, message, false) : null;
    return fault ? [fault] : [];
  });
  return byRule(entries);
}

type Fault = { id: string; field: string; text: string };

function faultAt(
  drafts: readonly RuleDraft[],
  [index, key = ""]: readonly string[],
  message: string,
  hasOwnWords = true,
): Fault | null {
  const draft = drafts[Number(index)];
  if (!draft) return null;
  // Without its own key: a transformation that is neither chosen nor written.
  const field = FIELDS[key] ?? (draft.type === "transform" ? "transformationId" : "rule");
  const words = hasOwnWords && field !== "text" ? WORDS[field] : undefined;
  const place = field === "text" && key !== "" ? `${key}: ` : "";
  return { id: draft.id, field, text: asSentence(words ?? `${place}${message}`) };
}

function filterFault(draft: RuleDraft): string | null {
  if (draft.type !== "filter") return null;
  if (draft.problem !== null) return draft.problem;
  const parts = parseObject(draft.text);
  if (!parts) return 'Write a JSON object, for example { "body": { "type": "order.created" } }.';
  const isEmpty = Object.keys(parts).length === 0;
  return isEmpty ? "Name at least one of headers, body, query or path." : null;
}

function byRule(faults: readonly Fault[]): RuleFaults {
  const found: Record<string, Record<string, string>> = {};
  for (const { id, field, text } of faults) {
    found[id] ??= {};
    found[id][field] ??= text;
  }
  return found;
}
