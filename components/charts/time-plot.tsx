"use client";

import { useState } from "react";
import {
  Area,
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { ChartTooltip } from "./chart-tooltip.tsx";
import { axisTicks, formatTick } from "./format-moment.ts";
import { formatAxisValue } from "./format-value.ts";
import { type PlotRow, plotRows, type Zoom, zoomBetween } from "./plot-rows.ts";
import { beforeKey, type ChartData, isFlat, type Series, toneColour } from "./series.ts";

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
          domain={[0, isFlat(data) ? 1 : "auto"]}
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
        {drawn(data)}
        {data.before?.series.map(({ key, tone }) => (
          <Line
            key={beforeKey(key)}
            dataKey={beforeKey(key)}
            stroke={toneColour(tone)}
            strokeWidth={1.5}
            strokeDasharray="4 3"
            strokeOpacity={0.8}
            dot={false}
            activeDot={false}
            isAnimationActive={false}
          />
        ))}
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

function drawn({ series, shape }: ChartData) {
  return series.map((each, index) => {
    const colour = toneColour(each.tone);
    if (shape === "bars") {
      return (
        <Bar
          key={each.key}
          dataKey={each.key}
          stackId="all"
          fill={colour}
          stroke="var(--canvas)"
          strokeWidth={index === 0 ? 0 : 0.5}
          isAnimationActive={false}
        />
      );
    }
    return shape === "areas" ? area(each, colour) : line(each, colour);
  });
}

function line({ key }: Series, colour: string) {
  return (
    <Line
      key={key}
      dataKey={key}
      stroke={colour}
      strokeWidth={1.5}
      dot={false}
      isAnimationActive={false}
    />
  );
}

function area({ key }: Series, colour: string) {
  return (
    <Area
      key={key}
      dataKey={key}
      stackId="all"
      stroke={colour}
      strokeWidth={1.5}
      fill={colour}
      fillOpacity={0.16}
      isAnimationActive={false}
    />
  );
}
