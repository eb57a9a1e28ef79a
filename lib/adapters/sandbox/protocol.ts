/** What the two sides of the sandbox tell each other. Texts of code and of results are never parsed as more than JSON. */

export type ConsoleType = "error" | "log" | "warn" | "info" | "debug";
export type ConsoleLine = { type: ConsoleType; message: string };

/** Code, and what is the same for it from run to run, as JSON texts. */
export type GuestProgram = {
  code: string;
  /** An object of strings. */
  env: string;
};

/**
 * One run of a program: the two arguments of the handler, as JSON texts. The context belongs to the run, since
 * several connections may share a program.
 */
export type GuestJob = GuestProgram & { request: string; context: string };

export type FailureReason =
  /** The code threw, could not be parsed, or returned what is no JSON. */
  | "threw"
  | "timeout"
  | "memory"
  /** A promise that nothing will ever settle. */
  | "unresolved"
  /** The engine itself gave up on the code. */
  | "crashed";

export type GuestResult =
  /** `json` is the text of what the handler returned: untrusted. */
  { kind: "returned"; json: string } | { kind: "failed"; reason: FailureReason; message: string };

export type GuestOutcome = GuestResult & {
  console: ConsoleLine[];
  /** The engine may be damaged or swollen: this child must not run anything else. */
  isSpent: boolean;
};

export type ToChild = {
  key: string;
  /** Absent where the child has it under this key from an earlier run. */
  program?: GuestProgram;
  request: string;
  context: string;
  /** Keys whose programs are not needed any more. */
  forget: string[];
};

/** `cpuMs` is what the process has used so far. */
export type FromChild =
  /** It stands ready for its first run. */
  | { type: "ready"; cpuMs: number }
  /** A run is over, and unless the outcome says otherwise the next may come. */
  | { type: "done"; cpuMs: number; outcome: GuestOutcome };

/** How a child ends by itself when it cannot make ready for another run: no fault of what would be next. */
export const WORN_OUT_EXIT = 70;
/** CPU time that a run may take. */
export const RUN_MS = 1_000;
/** What a handler may return, in characters of JSON: a body of the largest size, escaped in part. */
export const MAX_RESULT_CHARS = 16 * 1024 * 1024;
/** Of an error's message and stack. */
export const MAX_MESSAGE_CHARS = 2_000;
export const MAX_CONSOLE_LINES = 100;
export const MAX_CONSOLE_CHARS = 64 * 1024;
/** Memory of the engine comes in pages of this size. */
export const PAGE_BYTES = 64 * 1024;
