import { formatCount } from "#components/common/format-count.ts";
import type { BulkKind } from "#lib/client/bulk-operations.ts";
import type { BulkOperationType } from "#lib/schemas/bulk-operation.ts";

type Words = {
  verb: string;
  noun: string;
  /** While it runs. */
  doing: string;
  /** What will happen, behind the count. */
  effect: string;
};

export const BULK_WORDS: Record<BulkKind, Words> = {
  "events.retry": {
    verb: "Retry",
    noun: "event",
    doing: "Retrying",
    effect:
      "get one more attempt each, with their data as it is stored. The rate of each destination decides when they go out.",
  },
  "events.cancel": {
    verb: "Cancel",
    noun: "event",
    doing: "Cancelling",
    effect:
      "that still wait are taken out of line and not delivered. What was delivered already stays.",
  },
  "requests.retry": {
    verb: "Retry",
    noun: "request",
    doing: "Retrying",
    effect:
      "go through the connections of their sources by the rules of now. New events are made; those that are there stay.",
  },
  "requests.replay": {
    verb: "Replay",
    noun: "request",
    doing: "Replaying",
    effect: "are copied and sent through the connections that you choose. The originals stay.",
  },
};

const OTHER: Words = { verb: "Retry", noun: "ignored event", doing: "Retrying", effect: "" };

export function bulkWords(type: BulkOperationType): Words {
  return type === "ignored_events.retry" ? OTHER : BULK_WORDS[type];
}

/** Names an operation: "Retry of events". */
export function bulkTitle(type: BulkOperationType): string {
  const { verb, noun } = bulkWords(type);
  return `${verb} ${noun}s`;
}

/** Says what an operation would do, before it is started. */
export function bulkSentence(kind: BulkKind, count: number): string {
  return `${formatCount(count, BULK_WORDS[kind].noun)} ${BULK_WORDS[kind].effect}`;
}

/** Where what an operation touched is listed. */
export function affectedHref(type: BulkOperationType, id: string): string {
  if (type === "requests.replay") return `/requests?bulk=${id}&range=all`;
  return type === "events.cancel" ? "/events?status=CANCELLED" : `/events?bulk=${id}&range=all`;
}
