import { clsx } from "clsx";
import { Bug, CircleX, Info, Terminal, TriangleAlert } from "lucide-react";
import type { ConsoleLine } from "#lib/schemas/execution.ts";

const LEVELS = {
  debug: { icon: Bug, tone: "text-faint" },
  log: { icon: Terminal, tone: "text-muted" },
  info: { icon: Info, tone: "text-scheduled" },
  warn: { icon: TriangleAlert, tone: "text-pending" },
  error: { icon: CircleX, tone: "text-failed" },
} as const;

/** What code wrote to its console, each line with its level. */
export function ConsoleLines({ lines }: { lines: readonly ConsoleLine[] }) {
  if (lines.length === 0) return <p className="text-muted p-3">Nothing was written.</p>;
  return (
    <ol className="divide-line divide-y">
      {lines.map(({ type, message }, index) => {
        const { icon: Icon, tone } = LEVELS[type];
        return (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are never moved
            key={index}
            className="text-meta flex items-start gap-2 px-3 py-1.5"
          >
            <Icon className={clsx("mt-0.5 size-3.5 shrink-0", tone)} aria-hidden />
            <span className={clsx("w-10 shrink-0", tone)}>{type}</span>
            <pre className="min-w-0 flex-1 font-mono [overflow-wrap:anywhere] whitespace-pre-wrap">
              {message}
            </pre>
          </li>
        );
      })}
    </ol>
  );
}
