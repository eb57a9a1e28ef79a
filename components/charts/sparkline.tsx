import { clsx } from "clsx";

type SparklineProps = {
  /** Says what it shows, with its numbers: "1,204 events in 24 h, 12 failed". */
  label: string;
  values: readonly number[];
  /** The part of each value that went wrong, drawn over it in red. */
  failed?: readonly number[];
  className?: string;
};

const BAR = 4;
const GAP = 1;
const HEIGHT = 24;
const MIN_HEIGHT = 2;

/** Columns over time, small enough for a row. Plain SVG: hundreds of them cost next to nothing. */
export function Sparkline({ label, values, failed = [], className }: SparklineProps) {
  const most = Math.max(1, ...values);
  const width = values.length * (BAR + GAP) - GAP;
  const heightOf = (value: number) =>
    value === 0 ? 0 : Math.max(MIN_HEIGHT, (value / most) * HEIGHT);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${Math.max(1, width)} ${HEIGHT}`}
      preserveAspectRatio="none"
      className={clsx("h-6", className)}
    >
      <path d={columns(values.map(heightOf))} fill="var(--control)" />
      <path d={columns(failed.map(heightOf))} fill="var(--failed)" />
      <line x1="0" x2={width} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} stroke="var(--line)" />
    </svg>
  );
}

/** One path for all columns: a row is one element, not one for each hour. */
function columns(heights: readonly number[]): string {
  return heights
    .flatMap((height, index) => {
      if (height === 0) return [];
      const top = (HEIGHT - height).toFixed(1);
      return [`M${index * (BAR + GAP)} ${HEIGHT}V${top}h${BAR}V${HEIGHT}Z`];
    })
    .join("");
}
