import type { ConsoleLine, ExecutionLogLevel } from "#lib/schemas/execution.ts";

const LEVELS: Readonly<Record<ConsoleLine["type"], ExecutionLogLevel>> = {
  debug: "debug",
  log: "info",
  info: "info",
  warn: "warn",
  error: "error",
};
const ORDER: readonly ExecutionLogLevel[] = ["debug", "info", "warn", "error", "fatal"];

/** Returns the gravest level of a console; of an empty one `debug`. */
export function logLevelOf(lines: readonly ConsoleLine[]): ExecutionLogLevel {
  const places = lines.map((line) => ORDER.indexOf(LEVELS[line.type]));
  return ORDER[Math.max(0, ...places)] ?? "debug";
}
