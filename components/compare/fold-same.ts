import type { DiffLine } from "./diff-lines.ts";

const CONTEXT_LINES = 3;
const MAX_SHOWN = 4_000;

export type FoldedLine = { key: number; line: DiffLine };

/**
 * Leaves out what is the same on both sides and far from any difference; a number stands where lines are left
 * out. At most 4,000 lines are returned.
 */
export function foldSame(lines: readonly DiffLine[], isWhole: boolean): (FoldedLine | number)[] {
  const near = new Set<number>();
  lines.forEach(({ kind }, at) => {
    if (kind === "same") return;
    for (let by = -CONTEXT_LINES; by <= CONTEXT_LINES; by++) near.add(at + by);
  });
  const shown: (FoldedLine | number)[] = [];
  for (const [at, line] of lines.entries()) {
    if (shown.length >= MAX_SHOWN) return [...shown, at];
    if (isWhole || near.has(at)) shown.push({ key: at, line });
    else if (typeof shown.at(-1) !== "number") shown.push(at);
  }
  return shown;
}
