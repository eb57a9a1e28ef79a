"use client";

import { useState } from "react";
import {
  CartesianGrid,
  ComposedChart,
  ReferenceArea,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { ChartTooltip } from "./chart-tooltip.tsx";
import { durationScale } from "./duration-scale.ts";
import { axisTicks, formatTick } from "./format-moment.ts";
import { formatAxisValue } from "./format-value.ts";
import { type PlotRow, plotRows, type Zoom, zoomBetween } from "./plot-rows.ts";
import { plotSeries, type ValueAt } from "./plot-series.tsx";
import { type ChartData, isFlat } from "./series.ts";

type TimePlotProps = {
  label: string;
  data: ChartData;
  onZoom: ((zoom: Zoom) => void) | undefined;
};

type Drag = { startMs: number; endMs: number };

const TICK = { fill: "var(--faint)", fontSize: 11 } as const;

/** Draws a chart. It is loaded on demand: the library behind it is large, and lists have no need for it. */
export function TimePlot({ label, data, onZoom }: TimePlotProps) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const rows = plotRows(data);
  const { stepMs, format } = data;
  const spanMs = rows.length * stepMs;
  const isEmpty = isFlat(data);
  const scale = format === "ms" && data.shape === "lines" ? durationScale(valuesOf(rows)) : null;
  const valueAt: ValueAt = (key) => (scale ? (row) => lifted(row[key] ?? null, scale.minMs) : key);

  function finish() {
    if (drag && onZoom && drag.startMs !== drag.endMs) {
      onZoom(zoomBetween(drag.startMs, drag.endMs, stepMs));
    }
    setDrag(null);
  }

  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 320, height: 208 }}>
      <ComposedChart
        data={rows}
        title={label}
        margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
        barCategoryGap={1}
        className="select-none"
        style={{ cursor: onZoom ? "crosshair" : "default" }}
        onMouseDown={({ activeLabel }) => {
          if (onZoom && activeLabel !== undefined) {
            setDrag({ startMs: Number(activeLabel), endMs: Number(activeLabel) });
          }
        }}
        onMouseMove={({ activeLabel }) => {
          if (drag && activeLabel !== undefined) setDrag({ ...drag, endMs: Number(activeLabel) });
        }}
        onMouseUp={finish}
        onMouseLeave={() => setDrag(null)}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="atMs"
          ticks={axisTicks(
            rows.map(({ atMs }) => atMs),
            stepMs,
          )}
          tick={TICK}
          tickLine={false}
          axisLine={{ stroke: "var(--line)" }}
          minTickGap={40}
          tickFormatter={(atMs: number) => formatTick(atMs, stepMs, spanMs)}
        />
        <YAxis
          width={52}
          tick={TICK}
          tickLine={false}
          axisLine={false}
          tickCount={4}
          allowDecimals={format !== "count"}
          scale={scale ? "log" : "linear"}
          domain={scale ? [scale.minMs, scale.maxMs] : [0, isEmpty ? 1 : "auto"]}
          {...(scale ? { ticks: scale.ticks } : isEmpty ? { ticks: [0] } : {})}
          tickFormatter={(value: number) => formatAxisValue(value, format)}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: "var(--hover)", stroke: "var(--control)", strokeWidth: 1 }}
          content={({ active, payload }) => {
            const row = payload[0]?.payload as PlotRow | undefined;
            return active && row ? <ChartTooltip row={row} data={data} /> : null;
          }}
        />
        {plotSeries(data, rows, valueAt)}
        {drag && drag.startMs !== drag.endMs ? (
          <ReferenceArea
            x1={Math.min(drag.startMs, drag.endMs)}
            x2={Math.max(drag.startMs, drag.endMs)}
            fill="var(--accent)"
            fillOpacity={0.15}
            stroke="var(--accent)"
          />
        ) : null}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

function valuesOf(rows: readonly PlotRow[]): number[] {
  return rows.flatMap(({ atMs: _, ...values }) =>
    Object.values(values).filter((value) => value !== null),
  );
}

/** A logarithmic axis has no zero: what is less than its beginning lies there. */
function lifted(value: number | null, minMs: number): number | null {
  return value === null ? null : Math.max(value, minMs);
}
