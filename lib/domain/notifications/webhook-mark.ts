import { createHmac } from "node:crypto";
import { isEqualSecret } from "../authentication/equal.ts";
import { ID_PREFIXES } from "../ids.ts";

/** Stands on each request by which a project notifies one of its sources, and goes on with its events. */
export const MARK_HEADER = "x-sluice-notification";
const HOPS_HEADER = "x-sluice-hops";

type Headers = Readonly<Record<string, string>>;

/** Returns what only the project itself can write: a sender cannot keep its events from being told of. */
function webhookMark(signingSecret: string): string {
  return createHmac("sha256", signingSecret).update("webhook notification").digest("hex");
}

/** Tells whether a request is a notification, or was caused by one: nothing is told of it. */
export function isMarked(headers: Headers, signingSecrets: readonly string[]): boolean {
  const mark = headers[MARK_HEADER];
  return (
    mark !== undefined && signingSecrets.some((secret) => isEqualSecret(mark, webhookMark(secret)))
  );
}

/**
 * Returns which event's delivery a request says it is; null: none. Deliveries carry it whatever transformations
 * have made of the rest. It is a claim: only rows tell what that event was.
 */
export function deliveredEventId(headers: Headers): string | null {
  const key = headers["idempotency-key"];
  return key?.startsWith(`${ID_PREFIXES.event}_`) ? key : null;
}

/**
 * Returns the headers that stop loops: the mark, and a count of hops that goes on from that of the request
 * which is told of, so that two installations that tell each other come to an end too.
 */
export function loopHeaders(signingSecret: string, cause: Headers | null): [string, string][] {
  const hops = Number(cause?.[HOPS_HEADER] ?? 0);
  const next = Number.isSafeInteger(hops) && hops > 0 ? hops + 1 : 1;
  return [
    [MARK_HEADER, webhookMark(signingSecret)],
    [HOPS_HEADER, String(next)],
  ];
}
