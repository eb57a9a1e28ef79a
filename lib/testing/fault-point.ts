import diagnostics from "node:diagnostics_channel";
import pg from "pg";

// Loaded into a process that a fault test starts with FAULT_POINT=<place>:<before|after>:<kill|throw|stop>.
// The first time that the process comes to the place, it is killed, its database breaks, or it is stopped
// (SIGSTOP) until the test lets it go on. A place is the name of a statement, `ticket` or `call`.

type Mode = "kill" | "throw" | "stop";

const [place = "", moment = "", mode = ""] = (process.env.FAULT_POINT ?? "").split(":");
const MODES: readonly string[] = ["kill", "throw", "stop"] satisfies Mode[];
let isArmed = MODES.includes(mode);
if (!isArmed) throw new Error("FAULT_POINT names no fault");

/** Kills or stops this process at once; for `throw` it tells the caller to fail. */
function strike(): boolean {
  if (!isArmed) return false;
  isArmed = false;
  console.error(`fault: ${process.env.FAULT_POINT}`);
  if (mode === "throw") return true;
  process.kill(process.pid, mode === "kill" ? "SIGKILL" : "SIGSTOP");
  return false;
}

/** pg-boss names no statements: this is the one that settles tickets. */
const SETTLES_TICKETS = /\.job[\s\S]*SET[\s\S]*completed/;

function placeOf(query: unknown): string {
  if (typeof query === "string") return SETTLES_TICKETS.test(query) ? "ticket" : "";
  const { name, text } = (query ?? {}) as { name?: string; text?: string };
  return name ?? placeOf(text ?? "");
}

const fault = () => new Error("Connection terminated unexpectedly");
type Query = (...args: unknown[]) => Promise<unknown> | undefined;
const prototype = pg.Client.prototype as unknown as { query: Query };
const { query } = prototype;

/** A pool hands its callback down to the client; without one, the client answers a promise. */
prototype.query = function faulty(this: unknown, ...args: unknown[]) {
  if (!isArmed || placeOf(args[0]) !== place) return query.apply(this, args);
  const at = args.findIndex((argument) => typeof argument === "function");
  const callback = args[at] as ((error: unknown, result?: unknown) => void) | undefined;
  if (moment === "before" && strike()) {
    if (!callback) return Promise.reject(fault());
    callback(fault());
    return undefined;
  }
  if (moment !== "after") return query.apply(this, args);
  if (!callback) {
    return query.apply(this, args)?.then((result) => {
      if (strike()) throw fault();
      return result;
    });
  }
  const after = (error: unknown, result: unknown) =>
    strike() ? callback(fault()) : callback(error, result);
  return query.apply(this, args.with(at, after));
};

if (place === "call") {
  const channel = moment === "before" ? "undici:request:create" : "undici:request:trailers";
  diagnostics.subscribe(channel, () => void strike());
}
