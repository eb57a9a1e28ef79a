import { Script } from "node:vm";
import { validationError } from "../parse-input.ts";

const FILE = "transformation.js";
/** A fault may quote the code that it is about, however long. */
const MAX_REASON_LENGTH = 200;

/** The first line of the stack of a syntax error names file and line of the fault. */
function lineOf(error: Error): string {
  const line = /^transformation\.js:(\d+)/.exec(error.stack ?? "")?.[1];
  return line === undefined ? "" : ` (line ${line})`;
}

/**
 * Throws VALIDATION when code is no script that could run: a syntax error, an import or an export.
 * Nothing of it is run here, so whether it adds a handler is only known when it is.
 */
export function assertCompiles(code: string, path: readonly string[]): void {
  try {
    new Script(code, { filename: FILE });
  } catch (error) {
    // Code that is nested too deep to be parsed is a RangeError.
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
    const place = path.join(".");
    const reason = error.message.slice(0, MAX_REASON_LENGTH);
    throw validationError([`${place} is not valid JavaScript: ${reason}${lineOf(error)}`]);
  }
}
