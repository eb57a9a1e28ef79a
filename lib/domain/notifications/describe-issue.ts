import type { IssueType } from "#lib/schemas/enums.ts";

export type DescribedIssue = {
  type: IssueType;
  /** As the issue is grouped: lists of values by name. */
  keys: Readonly<Record<string, readonly unknown[]>>;
  occurrences: number;
  openedAt: Date;
  runbook: string | null;
};

export type IssueWords = { title: string; facts: { label: string; value: string }[] };

const MINUTE_MS = 60_000;

const CAUSES: Readonly<Record<string, string>> = {
  SOURCE_DISABLED: "the source is disabled",
  NO_CONNECTION: "it leads nowhere",
  VERIFICATION_FAILED: "their signature is not right",
  UNSUPPORTED_HTTP_METHOD: "their method is not allowed",
  UNSUPPORTED_CONTENT_TYPE: "their content type is not supported",
  UNPARSABLE_JSON: "their body is no JSON",
  PAYLOAD_TOO_LARGE: "they are too large",
};

const LABELS: Readonly<Record<IssueType, string>> = {
  delivery: "Connection",
  transformation: "Transformation",
  backpressure: "Destination",
  request: "Source",
};

/** What an issue of a type is about, as its keys name it. */
export const RESOURCE_KEYS = {
  delivery: "webhook_id",
  transformation: "transformation_id",
  backpressure: "destination_id",
  request: "source_id",
} as const satisfies Record<IssueType, string>;

function titleOf({ type, keys }: DescribedIssue, name: string): string {
  const first = (key: string) => String(keys[key]?.[0] ?? "");
  switch (type) {
    case "delivery":
      return keys.response_status?.length
        ? `${name} answers ${keys.response_status.join(", ")}`
        : `${name} fails with ${first("error_code") || "an error"}`;
    case "transformation":
      return `${name} logs at level ${first("log_level") || "error"}`;
    case "backpressure":
      return `Events for ${name} wait longer than ${Number(first("delay")) / MINUTE_MS} min`;
    case "request":
      return `${name} turns requests away: ${CAUSES[first("rejection_cause")] ?? first("rejection_cause")}`;
  }
}

/** Says in words what an issue is. `nameOf` is what its connection, source or destination is called now. */
export function describeIssue(
  issue: DescribedIssue,
  nameOf: (id: string) => string | undefined,
): IssueWords {
  const id = String(issue.keys[RESOURCE_KEYS[issue.type]]?.[0] ?? "");
  const name = nameOf(id) ?? id;
  const facts = [{ label: LABELS[issue.type], value: name }];
  if (issue.occurrences > 1) {
    facts.push({ label: "Occurrences", value: issue.occurrences.toLocaleString("en-US") });
  }
  facts.push({ label: "Open since", value: utc(issue.openedAt) });
  return { title: titleOf(issue, name), facts };
}

function utc(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
