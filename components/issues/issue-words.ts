import { rejectionWords } from "#components/requests/outcome.ts";
import type { IssueStatus, IssueType } from "#lib/schemas/enums.ts";
import type { IssueModel } from "#lib/schemas/issue.ts";
import type { IssueNames } from "./use-issue-names.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export const TYPE_WORDS: Record<IssueType, string> = {
  delivery: "Delivery",
  transformation: "Transformation",
  backpressure: "Backpressure",
  request: "Request",
};

export const STATUS_WORDS: Record<IssueStatus, string> = {
  OPENED: "Open",
  ACKNOWLEDGED: "Acknowledged",
  IGNORED: "Ignored",
  RESOLVED: "Resolved",
};

/** "2 h", "30 min", as short as it is exact. */
export function delayWords(delayMs: number): string {
  return delayMs % HOUR_MS === 0
    ? `${delayMs / HOUR_MS} h`
    : `${Math.round(delayMs / MINUTE_MS)} min`;
}

function answerWords({ response_status: [status], error_code: [code] }: DeliveryKeys): string {
  if (status !== undefined) return `answers ${status}`;
  return `fails with ${code ?? "an unknown error"}`;
}

type DeliveryKeys = Extract<IssueModel, { type: "delivery" }>["aggregation_keys"];

/** What goes wrong, in one line. */
export function issueTitle(issue: IssueModel, names: IssueNames): string {
  const place = names.of(issue);
  switch (issue.type) {
    case "delivery":
      return `${place} ${answerWords(issue.aggregation_keys)}`;
    case "transformation":
      return `${place} ends with ${issue.aggregation_keys.log_level[0] ?? "an error"}`;
    case "backpressure":
      return `${place} is more than ${delayWords(issue.aggregation_keys.delay[0] ?? 0)} behind`;
    case "request": {
      const [cause] = issue.aggregation_keys.rejection_cause;
      return `${place} turns requests away${cause ? `: ${cause.replaceAll("_", " ").toLowerCase()}` : ""}`;
    }
  }
}

/** What happened, in a sentence for who sees it for the first time. */
export function issueSentence(issue: IssueModel, names: IssueNames): string {
  const place = names.of(issue);
  switch (issue.type) {
    case "delivery": {
      const {
        response_status: [status],
        error_code: [code],
      } = issue.aggregation_keys;
      return status === undefined
        ? `Deliveries along ${place} fail with ${code} before any answer.`
        : `Deliveries along ${place} are answered with HTTP ${status}.`;
    }
    case "transformation":
      return `Runs of the transformation ${place} end with the level ${issue.aggregation_keys.log_level[0]}.`;
    case "backpressure":
      return `The oldest event for ${place} waits longer than ${delayWords(issue.aggregation_keys.delay[0] ?? 0)}. The issue ends by itself when the queue is short again.`;
    case "request": {
      const [cause] = issue.aggregation_keys.rejection_cause;
      return `Requests to ${place} are turned away. ${cause ? rejectionWords(cause) : ""}`;
    }
  }
}

/** Why all these cases are one issue. */
export function groupingWords(type: IssueType): string {
  if (type === "delivery") {
    return "One issue for each connection and answer: another status or error is another issue.";
  }
  if (type === "transformation") return "One issue for each transformation and level.";
  if (type === "backpressure") return "One issue for each destination and delay.";
  return "One issue for each source and cause.";
}
