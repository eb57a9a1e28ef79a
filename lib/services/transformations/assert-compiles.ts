import { Script } from "node:vm";
import { validationError } from "../parse-input.ts";

const FILE = "transformation.js";

/** The first line of the stack of a syntax error names file and line of the fault. */
function lineOf(error: Error): string {
  const line = /^transformation\.js:(\d+)/.exec(error.stack ?? "")?.[1];
  return line === undefined ? "" : ` (line ${line})`;
}

/**
 * Throws VALIDATION when code is no script that could run: a syntax error, an import or an export.
 * Nothing of it is run here, so whether it adds a handler is only known when it is.
 */
export function assertCompiles(code: string, path: readonly (string | number)[]): void {
  try {
    new Script(code, { filename: FILE });
  } catch (error) {
    // Code that is nested too deep to be parsed is a RangeError.
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
    const place = path.join(".");
    throw validationError([`${place} is not valid JavaScript: ${error.message}${lineOf(error)}`]);
  }
}
