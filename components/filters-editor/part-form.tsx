"use client";

import { useState } from "react";
import { CodeEditor } from "#components/editor/code-editor.tsx";
import { ConditionRows } from "./condition-rows.tsx";
import { type Condition, readConditions, writeConditions } from "./conditions.ts";
import { PART_WORDS, type Part, parseJson } from "./filter-parts.ts";

type PartFormProps = {
  part: Part;
  filter: unknown;
  onChange: (filter: unknown) => void;
  fields: readonly string[];
  isReadOnly: boolean;
};

/** One part of a filter: as lines where they can say it, otherwise as JSON. */
export function PartForm({ part, filter, onChange, fields, isReadOnly }: PartFormProps) {
  // Lines that are not complete yet say nothing, and must not vanish while they are written.
  const [draft, setDraft] = useState<Condition[]>(() => readConditions(filter) ?? []);
  const stored = readConditions(filter);
  const { label } = PART_WORDS[part];
  const isWrittenBy = (conditions: readonly Condition[]) =>
    JSON.stringify(written(part, conditions)) === JSON.stringify(filter ?? undefined);
  const conditions = isWrittenBy(draft) ? draft : stored;

  return (
    <section aria-label={label} className="border-line border-t py-3 first:border-t-0 first:pt-1">
      <h3 className="text-body mb-2 font-medium">{label}</h3>
      {conditions === null ? (
        <PartJson label={label} filter={filter} onChange={onChange} isReadOnly={isReadOnly} />
      ) : (
        <ConditionRows
          part={part}
          conditions={conditions}
          fields={fields}
          isReadOnly={isReadOnly}
          onChange={(next) => {
            setDraft(next);
            onChange(written(part, next));
          }}
        />
      )}
    </section>
  );
}

function written(part: Part, conditions: readonly Condition[]): unknown {
  const complete = conditions.filter(({ field }) => part === "path" || field.trim() !== "");
  const lower = complete.map((each) => ({ ...each, field: each.field.toLowerCase() }));
  return writeConditions(part === "headers" ? lower : complete);
}

type PartJsonProps = {
  label: string;
  filter: unknown;
  onChange: (filter: unknown) => void;
  isReadOnly: boolean;
};

function PartJson({ label, filter, onChange, isReadOnly }: PartJsonProps) {
  const [text, setText] = useState(() => JSON.stringify(filter, null, 2));
  const json = parseJson(text);
  const isShown = json !== null && JSON.stringify(json.value) === JSON.stringify(filter);
  const value = json === null || isShown ? text : JSON.stringify(filter, null, 2);
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-meta text-muted">This part is written as JSON: lines cannot say it.</p>
      <CodeEditor
        label={`${label} filter as JSON`}
        language="json"
        value={value}
        className="rounded-control border-control h-40 border"
        {...(isReadOnly
          ? {}
          : {
              onChange: (next: string) => {
                setText(next);
                const read = parseJson(next);
                if (read) onChange(read.value);
              },
            })}
      />
    </div>
  );
}
