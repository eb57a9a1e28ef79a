import { formatDuration } from "../common/format-time.ts";

/** What the numbers of a chart are. */
export type ValueFormat = "count" | "ratio" | "ms" | "perSecond" | "average";

/** Writes a value with its unit: "12,431", "3.2 %", "412 ms", "1.5/s". */
export function formatValue(value: number | null | undefined, format: ValueFormat): string {
  if (value === null || value === undefined) return "–";
  switch (format) {
    case "ratio":
      return `${decimal(value * 100, 1)} %`;
    case "ms":
      return formatDuration(value);
    case "perSecond":
      return `${decimal(value, value < 1 ? 3 : 1)}/s`;
    case "average":
      return decimal(value, 2);
    case "count":
      return Math.round(value).toLocaleString("en-US");
  }
}

/** The same in as few characters as an axis has room for: "12k", "1.2M". */
export function formatAxisValue(value: number, format: ValueFormat): string {
  if (format === "ms") return shortDuration(value);
  if (format !== "count" || Math.abs(value) < 1_000) return formatValue(value, format);
  const unit = Math.abs(value) < 1_000_000 ? 1_000 : 1_000_000;
  return `${decimal(value / unit, 1)}${unit === 1_000 ? "k" : "M"}`;
}

const UNITS = [
  { name: "d", ms: 86_400_000 },
  { name: "h", ms: 3_600_000 },
  { name: "min", ms: 60_000 },
  { name: "s", ms: 1_000 },
] as const;

function shortDuration(ms: number): string {
  const unit = UNITS.find((each) => ms >= each.ms);
  return unit ? `${decimal(ms / unit.ms, 1)} ${unit.name}` : `${Math.round(ms)} ms`;
}

function decimal(value: number, digits: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: digits });
}

/**
 * Says how a value differs from the one before: "+12 %", "−3 %", "new" where there was none,
 * null where nothing was and is, or nothing can be said.
 */
export function formatChange(now: number | null, before: number | null): string | null {
  if (now === null || before === null || (now === 0 && before === 0)) return null;
  if (before === 0) return "new";
  const change = Math.round(((now - before) / before) * 100);
  if (change === 0) return "±0 %";
  const sign = change > 0 ? "+" : "−";
  return `${sign}${Math.abs(change).toLocaleString("en-US")} %`;
}
