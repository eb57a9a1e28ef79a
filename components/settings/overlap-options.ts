/** For how long what is replaced stays in force. */
export const OVERLAP_OPTIONS = [
  { value: "86400", label: "24 hours" },
  { value: "3600", label: "1 hour" },
  { value: "0", label: "Not at all" },
] as const;

export type Overlap = (typeof OVERLAP_OPTIONS)[number]["value"];

const SECONDS = { "0": 0, "3600": 3_600, "86400": 86_400 } as const;

export const overlapSeconds = (overlap: Overlap) => SECONDS[overlap];
