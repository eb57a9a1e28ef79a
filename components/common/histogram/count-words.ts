import type { HistogramModel } from "#lib/schemas/histogram.ts";
import { momentWords } from "../filters/range-words.ts";
import { formatCount } from "../format-count.ts";

/** Says how many there are: "12,431 events", or how far was counted where not all could be. */
export function countWords({ total, counted_from: from }: HistogramModel, noun: string): string {
  const count = formatCount(total, noun);
  if (from === null) return count;
  return `${count} since ${momentWords(Date.parse(from), Date.now())}, the newest`;
}
