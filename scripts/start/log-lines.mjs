import { say } from "./progress.mjs";

const NOT_SHOWN = new Set(["level", "time", "msg", "process", "err"]);

/** Said by Next at every start, whatever its log level. */
const NOISE = /^ *✓ Running next\.config\.mjs took/;

/**
 * Returns what shows the log lines of one process: as they are where a machine may read them, short and
 * in words on a terminal.
 * @param {string} name
 * @returns {(line: string) => void}
 */
export function showLogOf(name) {
  const isTerminal = process.stdout.isTTY === true;
  return (line) => {
    if (!NOISE.test(line)) say(isTerminal ? formatLogLine(name, line) : line);
  };
}

/**
 * Turns a JSON log line into words; any other line gets the name of its process.
 * @param {string} name
 * @param {string} line
 */
export function formatLogLine(name, line) {
  const entry = parse(line);
  if (entry === null) return `${name}  ${line}`;
  const time = String(entry.time ?? "").slice(11, 19);
  const rest = Object.entries(entry)
    .filter(([key]) => !NOT_SHOWN.has(key))
    .map(([key, value]) => `${key}=${typeof value === "string" ? value : JSON.stringify(value)}`);
  const error = typeof entry.err === "object" && entry.err !== null ? [entry.err.message] : [];
  return [time, name, entry.level, entry.msg, ...error, ...rest].filter(Boolean).join("  ");
}

/**
 * @param {string} line
 * @returns {Record<string, any> | null}
 */
function parse(line) {
  if (!line.startsWith("{")) return null;
  try {
    const entry = JSON.parse(line);
    return "level" in entry ? entry : null;
  } catch {
    // Not ours: shown as it is.
    return null;
  }
}
