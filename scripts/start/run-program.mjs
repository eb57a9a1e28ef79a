import { spawn } from "node:child_process";
import { StartError } from "./start-error.mjs";

const SHOWN_HEAD = 15;
const SHOWN_TAIL = 25;

/**
 * Runs a program to its end and returns what it wrote to stdout. When it fails, throws a `StartError`
 * of the program's own last lines; `failure`, where its words need one, is the heading.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, failure?: string, env?: NodeJS.ProcessEnv, signal?: AbortSignal, onOutput?: (text: string) => void }} options
 * @returns {Promise<string>}
 */
export function runProgram(command, args, { cwd, failure, env, signal, onOutput }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: env ?? process.env,
      signal,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let everything = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
      everything += text;
      onOutput?.(text);
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      everything += text;
    });
    child.once("error", (error) =>
      reject(signal?.aborted ? error : new StartError(`${failure ?? command}: ${error.message}`)),
    );
    child.once("close", (code) => {
      if (code === 0) return resolve(stdout);
      const lines = excerpt(everything.trimEnd().split("\n"));
      reject(
        new StartError(
          failure === undefined
            ? lines.join("\n")
            : [`${failure}:`, ...lines.map((line) => `  ${line}`)].join("\n"),
        ),
      );
    });
  });
}

/**
 * Some programs put the reason first (npm) and some last (compilers); what is between them is left out.
 * @param {string[]} lines
 */
function excerpt(lines) {
  if (lines.length <= SHOWN_HEAD + SHOWN_TAIL) return lines;
  return [...lines.slice(0, SHOWN_HEAD), "…", ...lines.slice(-SHOWN_TAIL)];
}
