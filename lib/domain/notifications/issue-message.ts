import { cutText, visibleText } from "./cut-text.ts";
import { type DescribedIssue, describeIssue } from "./describe-issue.ts";
import type { Message, MessageKind } from "./message.ts";

const MAX_TEXT = 2_000;

const PREFIXES: Partial<Record<MessageKind, string>> = {
  reopened: "Again: ",
  acknowledged: "Acknowledged: ",
  resolved: "Resolved: ",
  assigned: "Assigned to you: ",
  commented: "Comment: ",
  mentioned: "Mentioned you: ",
};

/** Writes the end of what an earlier message began, when there is no issue any more to write it of. */
export function closingMessage(opening: Message, { id, at }: { id: string; at: Date }): Message {
  const prefix = PREFIXES[opening.kind] ?? "";
  const title = opening.title.startsWith(prefix)
    ? opening.title.slice(prefix.length)
    : opening.title;
  return {
    ...opening,
    ...{ id, at, kind: "resolved", title: `${PREFIXES.resolved}${title}` },
    ...{ text: "", others: [], moreCount: 0 },
  };
}

type Told = {
  issueId: string;
  issue: DescribedIssue;
  /** What somebody wrote. */
  comment: string | null;
  projectName: string;
  /** Of the dashboard, without a trailing slash. */
  publicUrl: string;
  at: Date;
};

/** Writes what happened to an issue as a message; its id is that of the notification. */
export function issueMessage(
  id: string,
  kind: MessageKind,
  { issueId, issue, comment, projectName, publicUrl, at }: Told,
  nameOf: (resourceId: string) => string | undefined,
): Message {
  const { title, facts } = describeIssue(issue, nameOf);
  const text = comment ?? (kind === "resolved" ? "" : (issue.runbook ?? ""));
  return {
    id,
    kind,
    key: issueId,
    title: `${PREFIXES[kind] ?? ""}${title}`,
    text: cutText(visibleText(text), MAX_TEXT),
    facts,
    url: `${publicUrl}/issues/${issueId}`,
    projectName,
    issueId,
    at,
    others: [],
    moreCount: 0,
  };
}
