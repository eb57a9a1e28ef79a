"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { ModeChoice } from "#components/common/form/mode-choice.tsx";
import { CodeEditor } from "#components/editor/code-editor.tsx";
import { samplesOptions } from "#lib/client/samples.ts";
import { type FilterParts, PARTS, type Part, readFilter, writeFilter } from "./filter-parts.ts";
import { filterSchema } from "./filter-schema.ts";
import { FilterTrial } from "./filter-trial.tsx";
import { listFields } from "./list-fields.ts";
import { viewSample } from "./match-samples.ts";
import { PartForm } from "./part-form.tsx";

const MODES = [
  { value: "form" as const, label: "Form" },
  { value: "json" as const, label: "JSON" },
];

export type FilterEditorProps = {
  value: FilterParts;
  /**
   * Called with every change that is a filter. While the JSON is not one (yet), `problem` says why and
   * `parts` is what it was before: do not save then.
   */
  onChange: (change: { parts: FilterParts; problem: string | null }) => void;
  /** Whose recent requests it is tried on; none means all of the project's. */
  sourceIds: readonly string[];
  isReadOnly?: boolean;
  /** A transformation stands before it: what it sees is not what came in. */
  isBehindTransformation?: boolean;
};

/**
 * Edits a filter rule as a form or as JSON, and shows live what it makes of real requests.
 *
 * To mount it, keep `value` and `problem` in the form, and load it on demand, so that no list has to carry it:
 *
 *     const FilterEditor = onDemand(() =>
 *       import("#components/filters-editor/filter-editor.tsx").then((each) => each.FilterEditor),
 *     );
 *     <FilterEditor value={parts} onChange={({ parts, problem }) => …} sourceIds={[source.id]} />
 *
 * It is as wide as what is around it: two columns from 1,024 px on, one below the other otherwise.
 */
export function FilterEditor(props: FilterEditorProps) {
  const { value, onChange, sourceIds, isReadOnly = false } = props;
  const [mode, setMode] = useState<"form" | "json">("form");
  const [text, setText] = useState(() => writeFilter(value));
  const [sampleId, setSampleId] = useState<string | null>(null);
  const samples = useQuery(samplesOptions(sourceIds));
  const rows = samples.data ?? [];
  const sample = rows.find(({ id }) => id === sampleId) ?? rows[0] ?? null;
  const view = useMemo(() => sample && viewSample(sample), [sample]);
  const schema = useMemo(() => filterSchema(view), [view]);
  const read = readFilter(text);

  function changePart(part: Part, filter: unknown) {
    const parts = { ...value, [part]: filter };
    onChange({
      parts: Object.fromEntries(PARTS.flatMap((each) => keep(parts, each))),
      problem: null,
    });
  }
  function changeText(next: string) {
    setText(next);
    const { parts, problem } = readFilter(next);
    onChange({ parts: parts ?? value, problem });
  }
  function switchTo(next: "form" | "json") {
    setMode(next);
    if (next === "json") setText(writeFilter(value));
    else if (read.problem !== null) onChange({ parts: value, problem: null });
  }

  return (
    <div className="@container">
      <div className="grid gap-6 @4xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-3">
          <ModeChoice label="Edit as" options={MODES} value={mode} onChange={switchTo} />
          {mode === "form" ? (
            <div>
              {PARTS.map((part) => (
                <PartForm
                  key={part}
                  part={part}
                  filter={value[part]}
                  fields={part === "path" ? [] : listFields(view?.[part])}
                  isReadOnly={isReadOnly}
                  onChange={(filter) => changePart(part, filter)}
                />
              ))}
            </div>
          ) : (
            <>
              <CodeEditor
                label="Filter as JSON"
                language="json"
                value={text}
                schema={schema}
                onChange={isReadOnly ? undefined : changeText}
                className="rounded-control border-control h-80 border"
              />
              <p role="status" className="text-meta text-failed min-h-4">
                {read.problem}
              </p>
            </>
          )}
        </div>
        <FilterTrial
          parts={value}
          samples={samples}
          sample={sample}
          onSelect={setSampleId}
          isBehindTransformation={props.isBehindTransformation ?? false}
        />
      </div>
    </div>
  );
}

function keep(parts: FilterParts, part: Part): [Part, unknown][] {
  return parts[part] === undefined || parts[part] === null ? [] : [[part, parts[part]]];
}
