const SECOND_MS = 1_000;

export const DURATION_UNITS = [
  { value: "s" as const, label: "seconds", ms: SECOND_MS },
  { value: "min" as const, label: "minutes", ms: 60_000 },
  { value: "h" as const, label: "hours", ms: 3_600_000 },
  { value: "d" as const, label: "days", ms: 86_400_000 },
];
export type DurationUnit = (typeof DURATION_UNITS)[number]["value"];

/** A length of time as a form holds it: what was typed, and its unit. */
export type DurationValue = { amount: string; unit: DurationUnit };

/** Writes ms in the largest unit that gives a whole number; seconds, perhaps broken, otherwise. */
export function toDurationValue(ms: number): DurationValue {
  const unit = DURATION_UNITS.findLast((each) => ms >= each.ms && ms % each.ms === 0);
  return { amount: String(ms / (unit?.ms ?? SECOND_MS)), unit: unit?.value ?? "s" };
}

/** Returns the ms, undefined where nothing was typed, NaN where no number was. */
export function fromDurationValue({ amount, unit }: DurationValue): number | undefined {
  if (amount.trim() === "") return undefined;
  const unitMs = DURATION_UNITS.find(({ value }) => value === unit)?.ms ?? SECOND_MS;
  return Math.round(Number(amount) * unitMs);
}
