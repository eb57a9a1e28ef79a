"use client";

import { CircleCheck, CircleHelp, CircleX } from "lucide-react";
import { useId } from "react";
import { Time } from "#components/common/time.tsx";
import type { Sample } from "#lib/client/samples.ts";
import type { Match } from "./match-samples.ts";

const MARKS = {
  passes: { word: "Passes", icon: CircleCheck, tone: "text-successful" },
  fails: { word: "Ignored", icon: CircleX, tone: "text-off" },
  unknown: { word: "Not known here", icon: CircleHelp, tone: "text-pending" },
} as const;

const PREVIEW_CHARS = 160;

type SamplePickerProps = {
  samples: readonly Sample[];
  matches: readonly Match[];
  selectedId: string | null;
  onSelect: (id: string) => void;
};

/** Recent requests, each with what the filter makes of it; arrow keys go from one to the next. */
export function SamplePicker({ samples, matches, selectedId, onSelect }: SamplePickerProps) {
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">Sample request</legend>
      <div className="rounded-control border-line divide-line max-h-64 scrollbar-thin divide-y overflow-y-auto border">
        {samples.map((sample, index) => {
          const mark = MARKS[matches[index] ?? "unknown"];
          const Icon = mark.icon;
          return (
            <label
              key={sample.id}
              className="hover:bg-hover has-checked:bg-selected has-focus-visible:outline-accent flex h-9 cursor-pointer items-center gap-2 px-3 has-focus-visible:outline-2 has-focus-visible:-outline-offset-2"
            >
              <input
                type="radio"
                name={name}
                className="sr-only"
                checked={sample.id === selectedId}
                onChange={() => onSelect(sample.id)}
              />
              <Icon className={`size-4 shrink-0 ${mark.tone}`} aria-hidden />
              <span className="sr-only">{mark.word}:</span>
              <Time
                value={sample.createdAt}
                isInRow
                className="text-meta text-muted w-20 shrink-0"
              />
              <span className="text-meta min-w-0 flex-1 truncate font-mono">{preview(sample)}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

function preview({ data }: Sample): string {
  if (data.is_large_payload) return `${data.path} (large body)`;
  const text = typeof data.body === "string" ? data.body : JSON.stringify(data.body);
  return (text ?? data.path).slice(0, PREVIEW_CHARS);
}
