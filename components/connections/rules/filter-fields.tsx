"use client";

import { useState } from "react";
import { FormError } from "#components/common/form/form-error.tsx";
import {
  type FilterParts,
  readFilter,
  writeFilter,
} from "#components/filters-editor/filter-parts.ts";
import { onDemand } from "#components/ui/on-demand.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { DraftOf } from "./rule-drafts.ts";
import type { RuleFieldsProps } from "./rule-fields-props.ts";

// It brings an editor along, which a connection without filters has no need for.
const FilterEditor = onDemand(
  () => import("#components/filters-editor/filter-editor.tsx").then((each) => each.FilterEditor),
  <Skeleton className="h-40 w-full" />,
);

/** A filter, and live beside it what it makes of real requests. */
export function FilterFields({
  draft,
  faults,
  onChange,
  place,
}: RuleFieldsProps<DraftOf<"filter">>) {
  const [parts, setParts] = useState<FilterParts>(() => readFilter(draft.text).parts ?? {});
  return (
    <>
      <FilterEditor
        value={parts}
        onChange={(change) => {
          setParts(change.parts);
          onChange({ ...draft, text: writeFilter(change.parts), problem: change.problem });
        }}
        sourceIds={place.sourceIds}
        isBehindTransformation={place.isBehindTransformation}
      />
      <FormError message={faults.text} />
    </>
  );
}
