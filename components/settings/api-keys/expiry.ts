/** When a new key is refused without anybody's doing. */
export const EXPIRY_OPTIONS = [
  { value: "never", label: "Never" },
  { value: "30", label: "In 30 days" },
  { value: "90", label: "In 90 days" },
  { value: "365", label: "In a year" },
  { value: "day", label: "On a day" },
] as const;

export type Expiry = (typeof EXPIRY_OPTIONS)[number]["value"];

const DAY_MS = 86_400_000;

/** Returns the instant that a choice means: a day is over at its end where the reader is. Null: never, or no day. */
export function expiresAt(expiry: Expiry, day: string, now: Date): string | null {
  if (expiry === "never") return null;
  if (expiry !== "day") return new Date(now.getTime() + Number(expiry) * DAY_MS).toISOString();
  const end = new Date(`${day}T23:59:59`);
  return Number.isNaN(end.getTime()) ? null : end.toISOString();
}

/** Says what is wrong with a choice. */
export function expiryFault(expiry: Expiry, day: string, now: Date): string | null {
  if (expiry !== "day") return null;
  const at = expiresAt(expiry, day, now);
  if (at === null) return "Choose a day";
  return at <= now.toISOString() ? "Choose a day to come" : null;
}
