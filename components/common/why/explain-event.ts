import type { AttemptErrorCode } from "#lib/schemas/attempt.ts";
import type { EventStatus } from "#lib/schemas/enums.ts";
import { explainError, explainStatus } from "./explain-error.ts";
import type { Explanation } from "./explanation.ts";

type EventFacts = {
  status: EventStatus;
  webhook_id: string;
  destination_id: string;
  attempts: number;
  response_status: number | null;
  error_code: AttemptErrorCode | null;
  next_attempt_at: string | null;
  order_key: string | null;
  delivery_group: string | null;
  is_waiting_for_turn: boolean;
};

type RatePolicy = { rate: number | null; period: string | null };

/** What stands around an event; absent where it was deleted or is not known yet. */
export type EventSurroundings = {
  connection?:
    | { paused_at: string | null; disabled_at: string | null; rules: readonly { type: string }[] }
    | undefined;
  destination?:
    | {
        config: { delivery_policy?: RatePolicy | null | undefined };
        health: { state: "healthy" | "slowed"; next_probe_at: string | null };
      }
    | undefined;
  isWorkerAway: boolean;
};

/** Says why an event is where it is; null where it was delivered. */
export function explainEvent(event: EventFacts, around: EventSurroundings): Explanation | null {
  switch (event.status) {
    case "SUCCESSFUL":
      return null;
    case "FAILED":
      return failed(event, around);
    case "QUEUED":
      return waiting(event, around);
    case "SCHEDULED":
      return {
        what: "The connection's delay rule holds it back.",
        next: null,
        until: event.next_attempt_at,
      };
    case "HOLD":
      return held(event, around);
    case "CANCELLED":
      return { what: "It was cancelled and is not sent.", next: "Retry sends it after all." };
  }
}

function failed(event: EventFacts, { connection }: EventSurroundings): Explanation {
  const { response_status: status, error_code: code } = event;
  const error = code ? explainError(code) : null;
  const what = error?.what ?? (status ? `The destination answered ${status}.` : "It failed.");
  const advice = error?.next ?? (status ? explainStatus(status) : "Retry it.");
  if (event.next_attempt_at !== null) {
    return { what, next: `${advice} It is tried again by itself.`, until: event.next_attempt_at };
  }
  const hasRetries = connection?.rules.some(({ type }) => type === "retry") ?? true;
  const end = hasRetries
    ? "No automatic retry is left."
    : "The connection has no retry rule, so nothing tries it again by itself.";
  return { what: `${what} ${end}`, next: advice };
}

/** Why an event that could go out by itself has not gone out. */
function waiting(event: EventFacts, { destination, isWorkerAway }: EventSurroundings): Explanation {
  if (isWorkerAway) {
    return {
      what: "No worker runs, so nothing is delivered.",
      next: "Start one: it goes out as soon as it is there.",
      link: { href: "/settings/system", label: "See the system" },
    };
  }
  if (event.is_waiting_for_turn) {
    return {
      what: `It waits in line: earlier events of “${event.order_key}” come first.`,
      next: "Retry or cancel the one at the head of the line if it is stuck.",
    };
  }
  const open = { href: `/destinations/${event.destination_id}`, label: "Open the destination" };
  if (destination?.health.state === "slowed") {
    return {
      what: "The destination does not keep up, so it gets one event now and then. This one waits.",
      next: "It goes out once the destination answers well again.",
      link: open,
      until: destination.health.next_probe_at,
    };
  }
  const limit = rateLimit(destination?.config.delivery_policy);
  if (limit) {
    return {
      what: `The destination takes at most ${limit}. This one waits for its turn${group(event)}.`,
      next: null,
      link: open,
    };
  }
  return { what: `It waits for its turn at the destination${group(event)}.`, next: null };
}

function group({ delivery_group }: EventFacts): string {
  return delivery_group === null ? "" : `, in the group “${delivery_group}”`;
}

function rateLimit(policy: RatePolicy | null | undefined): string | null {
  if (!policy || policy.rate === null) return null;
  const noun = policy.rate === 1 ? "event" : "events";
  if (policy.period === "concurrent") return `${policy.rate} ${noun} at a time`;
  return `${policy.rate} ${noun} per ${policy.period ?? "second"}`;
}

function held(event: EventFacts, { connection }: EventSurroundings): Explanation {
  const open = { href: `/connections/${event.webhook_id}`, label: "Open the connection" };
  const isParked = event.order_key !== null && event.attempts > 0 && connection?.paused_at === null;
  if (isParked) {
    return {
      what: `It failed and was parked, and the events of “${event.order_key}” wait with it.`,
      next: "Retry or cancel it.",
    };
  }
  return {
    what: "The connection is paused.",
    next: "Unpause it, and it goes out.",
    link: open,
  };
}
