import type { CodeLane } from "#lib/services/requests/routing-batch.ts";

/** A process that never has room for code: every order stays for others. */
export const NO_LANE: CodeLane = {
  reserve: () => false,
  unreserve: () => undefined,
  start: () => undefined,
  wake: () => undefined,
};

/** For what has no line to go out in. */
export const NO_LINES = { advance: () => undefined };
