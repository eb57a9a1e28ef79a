import { formatDuration } from "./format-time.ts";

export function Duration({ ms }: { ms: number | null | undefined }) {
  if (ms === null || ms === undefined) return <span className="text-faint">–</span>;
  return <span className="whitespace-nowrap">{formatDuration(ms)}</span>;
}
