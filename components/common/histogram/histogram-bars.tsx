"use client";

import { type KeyboardEvent, type PointerEvent, useState } from "react";
import type { HistogramModel } from "#lib/schemas/histogram.ts";
import type { Status } from "../status-badge.tsx";
import { BucketTip } from "./bucket-tip.tsx";
import { bucketWords } from "./bucket-words.ts";
import { highest, spanOf, stack } from "./histogram-scale.ts";
import { toneOf } from "./status-tones.ts";

type HistogramBarsProps = {
  histogram: HistogramModel;
  statuses: readonly Status[];
  onZoom: (fromMs: number, toMs: number) => void;
};

/** `at` is where pointer or keyboard is, `from` where a drag began. */
type Mark = { at: number; from: number | null; isKeyboard: boolean };

const BAR = 0.82;
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };

export function HistogramBars({ histogram, statuses, onZoom }: HistogramBarsProps) {
  const { buckets, bucket_ms: stepMs } = histogram;
  const [mark, setMark] = useState<Mark | null>(null);
  const last = buckets.length - 1;
  const at = mark === null ? null : Math.min(mark.at, last);
  const bucket = at === null ? undefined : buckets[at];
  const max = highest(buckets);

  function zoom(one: number, other: number) {
    const span = spanOf(buckets, stepMs, one, other);
    if (span) onZoom(span.fromMs, span.toMs);
    setMark(null);
  }
  function indexAt(event: PointerEvent<HTMLElement>): number {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - left) / Math.max(1, width);
    return Math.min(last, Math.max(0, Math.floor(share * buckets.length)));
  }
  function press(event: KeyboardEvent) {
    const here = at ?? last;
    const edge = { Home: 0, End: last }[event.key];
    const step = STEPS[event.key];
    if (event.key === "Enter") zoom(mark?.from ?? here, here);
    else if (event.key === "Escape" && mark) setMark(null);
    else if (edge !== undefined || step !== undefined) {
      const next = edge ?? Math.min(last, Math.max(0, at === null ? last : here + (step ?? 0)));
      const from = event.shiftKey ? (mark?.from ?? here) : null;
      setMark({ at: next, from, isKeyboard: true });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
  const [first, end] =
    mark?.from == null || at === null
      ? [at, at]
      : [Math.min(mark.from, at), Math.max(mark.from, at)];
  return (
    <div className="relative h-full">
      <div
        role="slider"
        tabIndex={0}
        aria-label="Time. Arrows look at a moment, Shift with arrows selects, Enter zooms in"
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={at ?? last}
        aria-valuetext={bucketWords(
          buckets[at ?? last] ?? { start: "", counts: {} },
          stepMs,
          statuses,
        )}
        onKeyDown={press}
        onBlur={() => setMark(null)}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setMark({ at: indexAt(event), from: indexAt(event), isKeyboard: false });
        }}
        onPointerMove={(event) =>
          setMark({ at: indexAt(event), from: mark?.from ?? null, isKeyboard: false })
        }
        onPointerUp={(event) => {
          if (mark?.from != null) zoom(mark.from, indexAt(event));
        }}
        onPointerLeave={() => {
          if (mark?.from == null && !mark?.isKeyboard) setMark(null);
        }}
        className="h-full cursor-crosshair touch-pan-y rounded-[4px] outline-offset-2"
      >
        <svg
          viewBox={`0 0 ${buckets.length} 1`}
          preserveAspectRatio="none"
          className="size-full"
          aria-hidden
        >
          <line x1={0} x2={buckets.length} y1={1} y2={1} stroke="var(--line)" strokeWidth={0.04} />
          {first !== null && end !== null ? (
            <rect x={first} y={0} width={end - first + 1} height={1} fill="var(--selected)" />
          ) : null}
          {buckets.map((each, index) => (
            <g key={each.start}>
              {stack(each, statuses, max).map(({ status, y, height }) => (
                <rect
                  key={status}
                  x={index + (1 - BAR) / 2}
                  width={BAR}
                  y={y}
                  height={height}
                  fill={toneOf(status)}
                />
              ))}
            </g>
          ))}
        </svg>
      </div>
      {bucket && at !== null ? (
        <BucketTip
          bucket={bucket}
          stepMs={stepMs}
          statuses={statuses}
          share={(at + 0.5) / buckets.length}
        />
      ) : null}
    </div>
  );
}
