"use client";

import { useQuery } from "@tanstack/react-query";
import { FilterMenu } from "#components/common/filters/filter-menu.tsx";
import { ModeChoice } from "#components/common/form/mode-choice.tsx";
import { useDirectory } from "#components/connections/use-directory.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { transformationNamesOptions } from "#lib/client/issue-triggers.ts";
import type { TriggerDraft } from "./trigger-draft.ts";

type TriggerTargetsProps = {
  draft: TriggerDraft;
  onChange: (changes: Partial<TriggerDraft>) => void;
};

const NOUNS = {
  delivery: "connections",
  transformation: "transformations",
  backpressure: "destinations",
  request: "sources",
} as const;

/** What is watched: everything, names of a pattern, or a list. */
export function TriggerTargets({ draft, onChange }: TriggerTargetsProps) {
  const noun = NOUNS[draft.type];
  const options = useTargets(draft);
  return (
    <div className="flex flex-col gap-3">
      <ModeChoice
        label="What is watched"
        value={draft.mode}
        options={[
          { value: "all", label: `All ${noun}` },
          { value: "pattern", label: "By name" },
          { value: "list", label: "Chosen ones" },
        ]}
        onChange={(mode) => onChange({ mode })}
      />
      {draft.mode === "pattern" ? (
        <Field label="Name" help="* stands for any characters: shop-*">
          <Input
            spellCheck={false}
            value={draft.pattern}
            onChange={(event) => onChange({ pattern: event.target.value })}
          />
        </Field>
      ) : null}
      {draft.mode === "list" ? (
        <div>
          <FilterMenu
            label={`Choose ${noun}`}
            options={options}
            selected={draft.ids}
            onChange={(ids) => onChange({ ids })}
          />
        </div>
      ) : null}
    </div>
  );
}

function useTargets({ type }: TriggerDraft) {
  const directory = useDirectory();
  const transformations = useQuery(transformationNamesOptions()).data;
  const named = {
    delivery: () =>
      [...directory.connections.values()].map((row) => [row.id, row.full_name] as const),
    transformation: () => [...(transformations ?? [])],
    backpressure: () =>
      [...directory.destinations.values()].map((row) => [row.id, row.name] as const),
    request: () => [...directory.sources.values()].map((row) => [row.id, row.name] as const),
  };
  return named[type]().map(([value, name]) => ({ value, label: name ?? value }));
}
