import type { CodeMarker } from "#components/editor/code-editor.tsx";
import type { ConsoleLine, ExecutionLogLevel } from "#lib/schemas/execution.ts";

const PLACE = /<VM>:(\d+)(?::(\d+))?/;
const LINE = /\(line (\d+)\)/;

/** Finds where in the code an error says that it happened; null where it says nothing. */
export function markerOf(message: string): CodeMarker | null {
  const [, line, column] = PLACE.exec(message) ?? LINE.exec(message) ?? [];
  if (line === undefined) return null;
  return {
    line: Number(line),
    column: column === undefined ? undefined : Number(column),
    message: message.split("\n")[0] ?? message,
  };
}

/** Of a run that failed, what the editor marks; nothing for one that did not. */
export function markersOfRun(run: {
  log_level: ExecutionLogLevel;
  console: readonly ConsoleLine[];
}): CodeMarker[] {
  const last = run.console.at(-1);
  const marker = run.log_level === "fatal" && last ? markerOf(last.message) : null;
  return marker ? [marker] : [];
}
