"use client";

import { Button } from "#components/ui/button.tsx";
import { everythingOf } from "#lib/client/lists/list-request.ts";
import { useHistogram } from "#lib/client/lists/use-histogram.ts";
import { ALL_TIME, widerRange } from "#lib/client/time-range.ts";
import { rangeWords, widerWords } from "../filters/range-words.ts";
import type { ListRow, ListSpec } from "./list-spec.ts";
import type { ListState } from "./use-list-state.ts";

type NothingInRangeProps<Row extends ListRow, Data> = {
  spec: ListSpec<Row, Data>;
  state: ListState;
};

/** An empty list without filters: nothing lately, or nothing ever, which is what teaches. */
export function NothingInRange<Row extends ListRow, Data>(props: NothingInRangeProps<Row, Data>) {
  const { spec, state } = props;
  const isEver = spec.defaultRange === ALL_TIME;
  const ever = useHistogram((!isEver && spec.histogram?.source(everythingOf(spec.fields))) || null);
  if (isEver) return spec.empty;
  if (!ever) return null;
  if (ever.total === 0) return spec.empty;
  const nowMs = Date.now();
  const wider = widerRange(state.range, nowMs) ?? ALL_TIME;
  return (
    <section className="flex max-w-xl flex-col items-start gap-3 py-8">
      <h2 className="text-form font-medium">
        No {spec.title.toLowerCase()} in the {rangeWords(state.range).toLowerCase()}
      </h2>
      <p className="text-muted">There are older ones.</p>
      <div className="flex gap-2">
        <Button onClick={() => state.change({ range: wider })}>
          Expand to {widerWords(wider, nowMs)}
        </Button>
        {wider === ALL_TIME ? null : (
          <Button onClick={() => state.change({ range: ALL_TIME })}>Show all time</Button>
        )}
      </div>
    </section>
  );
}
