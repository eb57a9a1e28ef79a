import { Fragment, type ReactNode } from "react";
import { Area, Bar, Line } from "recharts";
import { isAlone, type PlotRow } from "./plot-rows.ts";
import { beforeKey, type ChartData, toneColour } from "./series.ts";

/** What is drawn of a row for a series: its value, or where that lies on the axis. */
export type ValueAt = (key: string) => string | ((row: PlotRow) => number | null);

const STILL = { isAnimationActive: false } as const;

/** The series of a chart, and those of the period before dashed over them. */
export function plotSeries(
  data: ChartData,
  rows: readonly PlotRow[],
  valueAt: ValueAt,
): ReactNode[] {
  const before = data.before?.series ?? [];
  return [
    ...data.series.map(({ key, tone }, index) => {
      const shared = { dataKey: valueAt(key), ...STILL };
      const colour = toneColour(tone);
      if (data.shape === "bars") {
        return (
          <Bar
            key={key}
            {...shared}
            stackId="all"
            fill={colour}
            stroke="var(--canvas)"
            strokeWidth={index === 0 ? 0 : 0.5}
          />
        );
      }
      const line = { ...shared, stroke: colour, strokeWidth: 1.5 };
      return data.shape === "areas" ? (
        <Area key={key} {...line} stackId="all" fill={colour} fillOpacity={0.16} />
      ) : (
        <Line
          key={key}
          {...line}
          // A line needs two values: one between gaps is a point.
          dot={({ cx, cy, index: at }) =>
            isAlone(rows, at, key) ? (
              <circle key={at} cx={cx} cy={cy} r={2} fill={colour} />
            ) : (
              <Fragment key={at} />
            )
          }
        />
      );
    }),
    ...before.map(({ key, tone }) => (
      <Line
        key={beforeKey(key)}
        dataKey={valueAt(beforeKey(key))}
        {...STILL}
        stroke={toneColour(tone)}
        strokeWidth={1.5}
        strokeDasharray="4 3"
        strokeOpacity={0.8}
        dot={false}
        activeDot={false}
      />
    )),
  ];
}
