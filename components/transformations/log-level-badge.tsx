import { clsx } from "clsx";
import { Bug, CircleX, Info, OctagonX, TriangleAlert } from "lucide-react";
import type { ExecutionLogLevel } from "#lib/schemas/execution.ts";

const LEVELS = {
  debug: { word: "Debug", icon: Bug, tone: "text-muted" },
  info: { word: "Info", icon: Info, tone: "text-scheduled" },
  warn: { word: "Warn", icon: TriangleAlert, tone: "text-pending" },
  error: { word: "Error", icon: CircleX, tone: "text-failed" },
  fatal: { word: "Failed", icon: OctagonX, tone: "text-failed" },
} as const;

export const LOG_LEVELS = (["fatal", "error", "warn", "info", "debug"] as const).map((value) => ({
  value,
  label: LEVELS[value].word,
}));

/** The gravest level of what a run wrote; of one that gave no request: failed. */
export function LogLevelBadge({ level }: { level: ExecutionLogLevel }) {
  const { word, icon: Icon, tone } = LEVELS[level];
  return (
    <span className={clsx("inline-flex items-center gap-1.5 font-medium whitespace-nowrap", tone)}>
      <Icon className="size-4 shrink-0" aria-hidden />
      {word}
    </span>
  );
}
