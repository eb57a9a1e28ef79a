"use client";

import type { FilterChoice, FilterField } from "#lib/client/lists/filter-field.ts";
import { valuesOf } from "#lib/client/lists/filter-field.ts";
import { parseNumberFilter } from "#lib/client/lists/number-filter.ts";
import { parseTypedRange } from "#lib/client/lists/parse-typed-range.ts";
import { ChoiceList } from "./choice-list.tsx";
import { TypedFilter } from "./typed-filter.tsx";

type FilterEditorProps = {
  field: FilterField;
  value: string;
  choices: readonly FilterChoice[];
  onChange: (value: string) => void;
  onDone: () => void;
};

const PRESENCE = [
  { value: "any", label: "There is one" },
  { value: "none", label: "There is none" },
];
const PAST = [
  { value: "15m", label: "Last 15 minutes" },
  { value: "1h", label: "Last hour" },
  { value: "24h", label: "Last 24 hours" },
  { value: "7d", label: "Last 7 days" },
];
const FUTURE = [
  { value: "15m", label: "Within 15 minutes" },
  { value: "1h", label: "Within an hour" },
  { value: "24h", label: "Within 24 hours" },
];
const ANSWERS = ["2xx", "4xx", "5xx"].map((value) => ({ value, label: value }));

/** Takes the ids from what was typed or pasted, or null where there are none. */
function readIds(typed: string): string | null {
  const ids = typed.split(/[\s,;]+/).filter(Boolean);
  return ids.length > 0 && ids.every((id) => /^\w{3,64}$/.test(id)) ? ids.join(",") : null;
}

/** What a filter is set with, in the form that fits its field. */
export function FilterEditor({ field, value, choices, onChange, onDone }: FilterEditorProps) {
  const set = (next: string) => {
    onChange(next);
    onDone();
  };
  const typed = { label: field.label, value, onSet: set };
  switch (field.kind) {
    case "choices":
    case "resources":
      return (
        <ChoiceList
          label={field.label}
          choices={choices}
          selected={valuesOf(value)}
          isSingle={field.kind === "choices" && field.isSingle === true}
          onChange={(values) => onChange(values.join(","))}
        />
      );
    case "flag":
      return (
        <ChoiceList
          label={field.label}
          choices={[
            { value: "true", label: field.yes },
            { value: "false", label: field.no },
          ]}
          selected={valuesOf(value)}
          isSingle
          onChange={(values) => onChange(values.join(","))}
        />
      );
    case "number":
      return (
        <TypedFilter
          {...typed}
          read={(text) => (parseNumberFilter(text) ? text.trim() : null)}
          example={field.example}
          fault={`Type a number, or one of ${field.example}`}
          presets={[...(field.isAnswer ? ANSWERS : []), ...(field.isNullable ? PRESENCE : [])]}
        />
      );
    case "time":
      return (
        <TypedFilter
          {...typed}
          read={(text) => parseTypedRange(text, Date.now())}
          example="3h, 2026-11-01 10:00"
          fault="Type a length such as 3h, a day, or two moments"
          presets={[...(field.isFuture ? FUTURE : PAST), ...(field.isNullable ? PRESENCE : [])]}
        />
      );
    case "ids":
      return (
        <TypedFilter
          {...typed}
          read={readIds}
          example={field.example}
          fault="Paste one id or several"
          presets={[]}
        />
      );
  }
}
